/**
 * What connects labs-lib to the notebook: the bridge to the kernels, progress, tables and figures,
 * the run modes, and a lab's results table.
 *
 * <p>Each kernel's classes are touched in one class only ({@link labs.notebook.JJava}, IJava), so
 * that the other kernel's may be missing.
 */
package labs.notebook;
