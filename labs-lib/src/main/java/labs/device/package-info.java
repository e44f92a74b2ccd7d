/**
 * The device that networks live on, and why it is that one. {@link labs.device.ChosenDevice} is all
 * that others call. The rest finds out what a machine's driver and libraries say of its GPUs.
 */
package labs.device;
