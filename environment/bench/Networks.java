import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import java.util.List;
import labs.nn.Bidirectional;
import labs.nn.Concatenate;
import labs.nn.Conv2D;
import labs.nn.Dense;
import labs.nn.Dropout;
import labs.nn.Embedding;
import labs.nn.GRU;
import labs.nn.GlobalAveragePooling2D;
import labs.nn.Graph;
import labs.nn.LSTM;
import labs.nn.MaxPooling2D;
import labs.nn.Node;
import labs.nn.RepeatVector;
import labs.nn.Sequential;
import labs.nn.TimeDistributed;
import labs.train.BinaryCrossentropy;
import labs.train.Network;

/** The networks that the lessons train from end to end, compiled. */
final class Networks {
  private Networks() {}

  static Network bagOfWords() {
    Network network =
        new Network(
            new Shape(10_000),
            new Dense(16, Activation::relu),
            new Dense(16, Activation::relu),
            new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
  }

  /** The embedding is the same size with and without the mask. */
  static Network smallLstm(boolean masked) {
    return smallLstm(masked, 250, 10_000);
  }

  static Network smallLstm(boolean masked, int length, int words) {
    Embedding embedding = new Embedding(words + 1, 64);
    Network network =
        new Network(
            new Shape(length),
            masked ? embedding.maskZero() : embedding,
            new LSTM(32),
            new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
  }

  static Network digitSums() {
    Shape number = new Shape(3, 28, 28, 1);
    Node a = Node.input("a", number);
    Node b = Node.input("b", number);
    Block encoder =
        new TimeDistributed(
            new Sequential(
                new Conv2D(32, 3, Activation::relu),
                new MaxPooling2D(2),
                new Conv2D(64, 3, Activation::relu),
                new MaxPooling2D(2),
                new Conv2D(128, 3, Activation::relu),
                new GlobalAveragePooling2D()));
    Node sum =
        Node.of(new Concatenate(), a.then(encoder), b.then(encoder))
            .then(new Dropout(0.5))
            .then(new Bidirectional(new LSTM(64).returnSequences()))
            .then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
  }

  static Network addition() {
    Network network =
        new Network(
            new Shape(7, 12),
            new LSTM(128),
            new RepeatVector(4),
            new LSTM(128).returnSequences(),
            new TimeDistributed(new Dense(12, x -> x.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
  }

  static Network rawText(int vocabularySize) {
    Network network =
        new Network(
            new Shape(-1),
            new Embedding(vocabularySize, 64).maskZero(),
            new Bidirectional(new GRU(64)),
            new Dense(64, Activation::relu),
            new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
  }
}
