/**
 * The labs' charts, a class each: {@code create} returns a Tablesaw figure or something else that a
 * notebook shows. Read {@link labs.plot.HistoryPlot}; the others are built in the same way. None
 * knows of networks: they take tables, arrays and words.
 */
package labs.plot;
