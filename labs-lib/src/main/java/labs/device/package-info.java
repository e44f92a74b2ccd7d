/** The device that networks live on, and why it is that one. */
package labs.device;
