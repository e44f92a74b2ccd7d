package labs.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import labs.nn.Conv1D;
import labs.nn.Conv2D;
import labs.nn.Dense;
import labs.nn.Flatten;
import labs.nn.GlobalAveragePooling2D;
import labs.nn.MaxPooling1D;
import labs.nn.MaxPooling2D;
import org.junit.jupiter.api.Test;

/** The counts of the labs' models, as Keras prints them. */
class ParameterCountTest {

  @Test
  void feedForwardOnIds() {
    try (Network network =
        new Network(new Shape(500), new Dense(250, Activation::relu), new Dense(1))) {
      assertThat(network.parameterCount()).isEqualTo(125_501);
    }
  }

  /** Lab 3's model without its embedding of 10,000 x 100. */
  @Test
  void convolutionOnText() {
    try (Network network =
        new Network(
            new Shape(500, 100),
            new Conv1D(200, 3, Activation::relu).same(),
            new MaxPooling1D(2),
            new Flatten(),
            new Dense(250, Activation::relu),
            new Dense(1, Activation::sigmoid))) {
      assertThat(network.parameterCount()).isEqualTo(13_560_701 - 1_000_000);
      assertThat(network.summary().stringColumn("Output Shape").asList())
          .startsWith("(batch, 500, 200)", "(batch, 250, 200)", "(batch, 50000)");
    }
  }

  @Test
  void encoderOfDigits() {
    try (Network network =
        new Network(
            new Shape(28, 28, 1),
            new Conv2D(32, 3, Activation::relu),
            new MaxPooling2D(2),
            new Conv2D(64, 3, Activation::relu),
            new MaxPooling2D(2),
            new Conv2D(128, 3, Activation::relu),
            new GlobalAveragePooling2D())) {
      assertThat(network.parameterCount()).isEqualTo(92_672);
    }
  }
}
