/** From texts to numbers and back. */
package labs.text;
