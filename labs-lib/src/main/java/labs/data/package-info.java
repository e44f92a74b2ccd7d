/** Data sets: found, checked, read, and cut into batches. */
package labs.data;
