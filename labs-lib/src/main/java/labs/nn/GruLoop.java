package labs.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link GRU}'s loop. With c = Un h + cn, so that n = tanh(Wn x + bn + r · c), and the new state h'
 * = n + z · (h - n), the gradients by that of h', d, are
 *
 * <pre>
 * of n's sum   dn = d · (1 - z) · (1 - n²)
 * of c         dc = dn · r
 * of r's sum   dr = dn · c · r · (1 - r)
 * of z's sum   dz = d · (h - n) · z · (1 - z)
 * of h         d · z, and what comes through c, r and z
 * </pre>
 */
final class GruLoop extends TimeLoop {
  /** What backward needs of a step; `less` is h - n. */
  private record Step(NDArray r, NDArray z, NDArray c, NDArray n, NDArray less)
      implements AutoCloseable {
    @Override
    public void close() {
      new NDList(r, z, c, n, less).close();
    }
  }

  private final List<Step> steps = new ArrayList<>();

  /** Of all steps, what r and z make of the input, and what n makes of it. */
  private NDList gates;

  private NDList news;

  /** U of r and z, U of n, and n's c. */
  private NDArray gateWeight;

  private NDArray newWeight;
  private NDArray newBias;

  GruLoop(NDList weights) {
    super(weights);
  }

  @Override
  void begin(NDArray x, long batch) {
    long[] behindGates = {2 * units};
    NDList ofInput = weight.split(behindGates);
    NDList ofState = recurrentWeight.split(behindGates);
    gateWeight = ofState.get(0);
    newWeight = ofState.get(1);
    NDList b = bias.split(behindGates, 1);
    newBias = b.get(1).get(1);
    gates = split(linear(x, ofInput.get(0), b.get(0).sum(new int[] {0})), batch, 0);
    news = split(linear(x, ofInput.get(1), b.get(1).get(0)), batch, 0);
  }

  @Override
  NDArray forward(int step, NDArray before) {
    NDArray both = linear(before, gateWeight, gates.get(step));
    NDList rz = split(Activation.sigmoid(both), units, 1);
    NDArray r = keep(rz.get(0));
    NDArray z = keep(rz.get(1));
    NDArray c = keep(linear(before, newWeight, newBias));
    NDArray n = keep(r.mul(c).addi(news.get(step)).tanh());
    NDArray less = keep(before.sub(n));
    steps.add(new Step(r, z, c, n, less));
    return z.mul(less).addi(n);
  }

  @Override
  Gradients backward(int step, NDArray gradient) {
    try (Step of = steps.get(step)) {
      NDArray kept = gradient.mul(of.z());
      NDArray dn = gradient.sub(kept);
      dn.subi(of.n().square().muli(dn));
      NDArray dc = dn.mul(of.r());
      NDArray dr = dc.mul(of.c());
      dr.subi(dr.mul(of.r()));
      NDArray dz = kept.mul(of.less());
      dz.subi(dz.mul(of.z()));
      return new Gradients(concat(dr, dz, dn), concat(dr, dz, dc), kept);
    }
  }

  @Override
  NDArray biasGradient(NDArray ofInputs, NDArray ofStates) {
    int[] steps = {0};
    return NDArrays.stack(new NDList(ofInputs.sum(steps), ofStates.sum(steps)));
  }

  private static NDArray concat(NDArray... parts) {
    return NDArrays.concat(new NDList(parts), 1);
  }
}
