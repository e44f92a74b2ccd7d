/**
 * The device that networks live on, and why it is that one: {@link labs.device.ChosenDevice}. What
 * calculations ask of a device: {@link labs.device.Scalars} and {@link labs.device.FlushDenormals}.
 * What they leave behind goes back by {@link labs.device.FreedMemory}. The rest finds out what a
 * machine's driver and libraries say of its GPUs.
 */
package labs.device;
