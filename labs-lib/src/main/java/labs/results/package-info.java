/**
 * What a run measured, and how it was shortened. Read {@link labs.results.RunMode}, the one place
 * that knows of quick, full and grade, then {@link labs.results.Results}, the table at a lab's end.
 * {@link labs.results.LongRun} holds what a person should not sit through, {@link
 * labs.results.Indices} tells for which samples something holds, and for what share of them.
 */
package labs.results;
