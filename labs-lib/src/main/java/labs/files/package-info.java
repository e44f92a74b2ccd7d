/**
 * Files from outside: where they come from, how they are fetched and checked, and what reads their
 * formats.
 */
package labs.files;
