/**
 * A lab's results table, the run modes that shorten a run, and pieces of work too long to sit
 * through.
 */
package labs.results;
