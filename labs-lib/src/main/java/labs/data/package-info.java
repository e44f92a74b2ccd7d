/**
 * The labs' data sets: film reviews as numbers and as text, handwritten digits, and the built-in
 * samples that stand in where there is no network. Read {@link labs.data.Imdb}, which finds and
 * loads, then {@link labs.data.Reviews}, which makes what a network takes of it. {@link
 * labs.data.Mnist} and {@link labs.data.ImdbTexts} do the same for images and texts; what fetches
 * the files is {@link labs.files}.
 */
package labs.data;
