/**
 * What exercise cells call: a check says PASS, or FAIL with expected, received and a hint. Read
 * {@link labs.check.Check} first. The others look at what an answer computes, whatever it is
 * written like: a network's layers and weights, what it was compiled with, which data it took.
 */
package labs.check;
