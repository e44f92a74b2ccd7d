/** The labs' charts, a class each: {@code create} returns a Tablesaw figure. */
package labs.plot;
