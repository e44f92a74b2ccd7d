/** What exercise cells call: a check says PASS, or FAIL with expected, received and a hint. */
package labs.check;
