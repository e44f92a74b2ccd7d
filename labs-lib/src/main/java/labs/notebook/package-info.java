/**
 * What connects labs-lib to the notebook: display, progress, renderers, figures. Read {@link
 * labs.notebook.Notebook}, then Kernel and the two classes behind it. Each kernel's classes are
 * touched in one class only ({@link labs.notebook.JJava}, IJava), so that the other kernel's may be
 * missing; outside a notebook everything falls back to text. {@link labs.notebook.Grading} is for
 * grading alone, which is JJava's. {@link labs.notebook.Rows} writes a Tablesaw table row by row.
 */
package labs.notebook;
