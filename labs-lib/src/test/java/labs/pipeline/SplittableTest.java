package labs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplittableTest {
  /** A list of which parts can be taken. */
  private record Part(List<Integer> all) implements Splittable<Part> {
    @Override
    public int size() {
      return all.size();
    }

    @Override
    public Part range(int from, int to) {
      return new Part(all.subList(from, to));
    }
  }

  private static Part upTo(int size) {
    return new Part(IntStream.range(0, size).boxed().toList());
  }

  @Test
  void takesTheFirstAndTheLast() {
    assertThat(upTo(10).first(0.3).all()).containsExactly(0, 1, 2);
    assertThat(upTo(10).last(0.3).all()).containsExactly(7, 8, 9);
    assertThat(upTo(10).first(0).all()).isEmpty();
    assertThat(upTo(10).last(1).all()).hasSize(10);
  }

  /** Whatever a share such as 0.1 is in binary, no sample is in both parts, or in none. */
  @Property
  void twoSharesThatMakeOneLeaveNothingOut(
      @ForAll @IntRange(max = 60_000) int size, @ForAll @IntRange(max = 1_000) int thousandths) {
    int first = upTo(size).first(thousandths / 1_000.0).size();
    assertThat(first + upTo(size).last((1_000 - thousandths) / 1_000.0).size()).isEqualTo(size);
    assertThat(first + upTo(size).last(1 - thousandths / 1_000.0).size()).isEqualTo(size);
    assertThat(first).as("rounded down").isEqualTo(size * thousandths / 1_000);
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> upTo(10).first(40))
        .hasMessage("expected a share from 0 to 1, received 40.0");
    assertThatThrownBy(() -> upTo(10).last(-0.1)).hasMessageContaining("received -0.1");
    assertThatThrownBy(() -> upTo(10).first(Double.NaN)).hasMessageContaining("received NaN");
  }
}
