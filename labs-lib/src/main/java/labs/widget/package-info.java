/**
 * What a reader can move, and what answers: controls, and a {@link labs.widget.Live} area that a
 * method of the reader's own fills. Read {@link labs.widget.Slider}, then Live, then Session, which
 * stands between both and the kernel. The page's half stands in the resources live.js and live.css.
 */
package labs.widget;
