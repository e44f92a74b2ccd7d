/**
 * What a reader can move, and what answers: controls, and a {@link labs.widget.Live} area that a
 * method of the reader's own fills. The page's half stands in the resources live.js and live.css.
 */
package labs.widget;
