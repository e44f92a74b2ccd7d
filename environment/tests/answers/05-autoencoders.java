//// step | right | squares by a power, the code in a variable
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var tape = GradientTape.record(() -> {
        NDArray code = x.matMul(encoder);
        return code.matMul(decoder).sub(x).pow(2).sum().div((float) x.size(0));
    }, encoder, decoder);
    NDArray[] arrays = {encoder, decoder};
    for (int i = 0; i < 2; i++) {
        adam.update("matrix " + i, arrays[i], tape.gradients().get(i));
    }
    return tape.loss();
}

//// step | right | decoder first, rows summed before the mean
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var tape = GradientTape.record(
        () -> x.sub(x.dot(encoder).dot(decoder)).square().sum(new int[] {1}).mean(), decoder, encoder);
    adam.update("d", decoder, tape.gradients().get(0));
    adam.update("e", encoder, tape.gradients().get(1));
    return tape.loss();
}

//// step | wrong | the sum, not divided | expects: divide the sum by the number of images
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum(), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | the mean over all numbers | expects: that is the mean over all numbers
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().mean(), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | divides by 32 always | expects: need not have 32 images
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(32), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | updates the decoder only | expects: the encoder has not moved
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), decoder);
    adam.update("decoder", decoder, step.gradients().get(0));
    return step.loss();
}

//// step | wrong | the gradients swapped | expects: in the order in which you gave the arrays
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(1));
    adam.update("decoder", decoder, step.gradients().get(0));
    return step.loss();
}

//// step | right | one name for both: an optimizer remembers by the array
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("w", encoder, step.gradients().get(0));
    adam.update("w", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | right | a new name in each step
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder" + System.nanoTime(), encoder, step.gradients().get(0));
    adam.update("decoder" + System.nanoTime(), decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | the loss after the step | expects: from before the step
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)).getFloat();
}

//// to-vector | right | with streams
float[] toVector(int[][] image) {
    double[] pixels = Arrays.stream(image).flatMapToInt(Arrays::stream).mapToDouble(pixel -> pixel / 255.0).toArray();
    float[] vector = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) vector[i] = (float) pixels[i];
    return vector;
}

//// to-vector | right | by rows and columns
float[] toVector(int[][] image) {
    int width = image[0].length;
    float[] vector = new float[image.length * width];
    for (int i = 0; i < vector.length; i++) {
        vector[i] = image[i / width][i % width] / 255f;
    }
    return vector;
}

//// to-vector | wrong | divides whole numbers | expects: a division of whole numbers
float[] toVector(int[][] image) {
    float[] vector = new float[image.length * image[0].length];
    int next = 0;
    for (int[] row : image) for (int pixel : row) vector[next++] = pixel / 255;
    return vector;
}

//// to-vector | wrong | all numbers 0 or 1, as the pipeline meets them | expects: toVector makes all images the same
float[] toVector(int[][] image) {
    return new float[] {image[0][0] / 255, image[0][1] / 255};
}

//// to-vector | wrong | does not scale | expects: into the range from 0 to 1
float[] toVector(int[][] image) {
    float[] vector = new float[image.length * image[0].length];
    int next = 0;
    for (int[] row : image) for (int pixel : row) vector[next++] = pixel;
    return vector;
}

//// to-vector | wrong | column by column | expects: lay the rows end to end
float[] toVector(int[][] image) {
    float[] vector = new float[image.length * image[0].length];
    int next = 0;
    for (int c = 0; c < image[0].length; c++) for (int[] row : image) vector[next++] = row[c] / 255f;
    return vector;
}

//// to-vector | wrong | always 784 numbers | expects: take the size from the image
float[] toVector(int[][] image) {
    float[] vector = new float[784];
    int next = 0;
    for (int[] row : image) for (int pixel : row) vector[next++] = pixel / 255f;
    return vector;
}

//// pipeline | right | shuffles the images as they come, then maps
BatchedPipeline pipeline(NDArray images, int passes) {
    int count = Math.toIntExact(images.size(0));
    Pipeline<int[][]> shuffled = Pipeline.slices(images, int[][].class).shuffle(count, 1);
    return shuffled.map(this_ -> toVector(this_)).repeat(passes).batch(32).prefetch(2);
}

//// pipeline | right | a larger buffer, repeat before map
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).shuffle((int) images.size(0) + 10, 1).repeat(passes)
        .map(image -> toVector(image)).batch(32).prefetch(2);
}

//// pipeline | wrong | repeats first | expects: shuffle before you repeat
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image)).repeat(passes)
        .shuffle((int) images.size(0), 1).batch(32).prefetch(2);
}

//// pipeline | wrong | does not repeat | expects: that is one pass
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image))
        .shuffle((int) images.size(0), 1).batch(32).prefetch(2);
}

//// pipeline | wrong | does not shuffle | expects: the images are not shuffled
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image)).repeat(passes).batch(32).prefetch(2);
}

//// pipeline | wrong | a small buffer | expects: the buffer of shuffle must hold as many
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image))
        .shuffle(10, 1).repeat(passes).batch(32).prefetch(2);
}

//// pipeline | wrong | does not prefetch | expects: end the pipeline with prefetch
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image))
        .shuffle((int) images.size(0), 1).repeat(passes).batch(32);
}

//// pipeline | wrong | does not map | expects: map each image with toVector
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> new float[] {image[0][0], image[0][1]})
        .shuffle((int) images.size(0), 1).repeat(passes).batch(32).prefetch(2);
}

//// weights | right | in a loop
NDArray[] weights() {
    int[] sizes = {784, 256, 64, 256, 784};
    NDArray[] w = new NDArray[8];
    for (int layer = 0; layer < 4; layer++) {
        w[2 * layer] = glorot(sizes[layer], sizes[layer + 1]);
        w[2 * layer + 1] = manager.zeros(new Shape(sizes[layer + 1]), DataType.FLOAT32);
    }
    return w;
}

//// weights | wrong | without biases | expects: each layer has a bias too
NDArray[] weights() {
    return new NDArray[] {glorot(784, 256), glorot(256, 64), glorot(64, 256), glorot(256, 784)};
}

//// weights | wrong | biases of ones | expects: the biases begin at zero
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), manager.ones(new Shape(256)), glorot(256, 64), manager.ones(new Shape(64)),
        glorot(64, 256), manager.ones(new Shape(256)), glorot(256, 784), manager.ones(new Shape(784))};
}

//// weights | wrong | weights from the bell curve | expects: draw the weights with glorot
NDArray[] weights() {
    return new NDArray[] {
        manager.randomNormal(new Shape(784, 256)), manager.zeros(new Shape(256)),
        manager.randomNormal(new Shape(256, 64)), manager.zeros(new Shape(64)),
        manager.randomNormal(new Shape(64, 256)), manager.zeros(new Shape(256)),
        manager.randomNormal(new Shape(256, 784)), manager.zeros(new Shape(784))};
}

//// encode | right | tanh as a method of the array
NDArray encode(NDArray x, NDArray[] w) {
    return x.dot(w[0]).add(w[1]).tanh().dot(w[2]).add(w[3]);
}

//// encode | right | with Deep Java Library's linear
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = Linear.linear(x, w[0].transpose(), w[1]).head().tanh();
    return Linear.linear(hidden, w[2].transpose(), w[3]).head();
}

//// encode | wrong | no tanh | expects: tanh follows the hidden layer
NDArray encode(NDArray x, NDArray[] w) {
    return x.matMul(w[0]).add(w[1]).matMul(w[2]).add(w[3]);
}

//// encode | wrong | tanh after the code too | expects: nothing follows the code
NDArray encode(NDArray x, NDArray[] w) {
    return Activation.tanh(Activation.tanh(x.matMul(w[0]).add(w[1])).matMul(w[2]).add(w[3]));
}

//// encode | wrong | no biases | expects: add the biases
NDArray encode(NDArray x, NDArray[] w) {
    return Activation.tanh(x.matMul(w[0])).matMul(w[2]);
}

//// decode | right | tanh as a method of the array
NDArray decode(NDArray code, NDArray[] w) {
    return code.dot(w[4]).add(w[5]).tanh().dot(w[6]).add(w[7]);
}

//// decode | wrong | tanh after the output too | expects: nothing follows the output
NDArray decode(NDArray code, NDArray[] w) {
    return Activation.tanh(Activation.tanh(code.matMul(w[4]).add(w[5])).matMul(w[6]).add(w[7]));
}

//// decode | wrong | no tanh | expects: tanh follows the hidden layer
NDArray decode(NDArray code, NDArray[] w) {
    return code.matMul(w[4]).add(w[5]).matMul(w[6]).add(w[7]);
}

//// decode | wrong | with the encoder's arrays | expects: hidden = tanh(code · w[4] + w[5])
NDArray decode(NDArray code, NDArray[] w) {
    return Activation.tanh(code.matMul(w[0]).add(w[1])).matMul(w[2]).add(w[3]);
}

//// fit | right | the pipeline counts its passes itself, losses in a list
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Optimizer_ adam = new Optimizer_();
    return adam.fit(data, epochs, w);
}

class Optimizer_ {
    final Adam adam = new Adam(0.01);

    double[] fit(BatchedPipeline data, int epochs, NDArray[] w) {
        List<Double> means = new ArrayList<>();
        while (means.size() < epochs) {
            double total = 0, seen = 0;
            for (Batch batch : data.getData(manager)) {
                NDArray x = batch.getData().head(), y = batch.getLabels().head();
                var tape = GradientTape.record(() -> y.sub(forward(x, w)).square().sum().div(y.size(0)), w);
                int i = 0;
                for (NDArray gradient : tape.gradients()) {
                    adam.update("parameter " + i, w[i], gradient);
                    i++;
                }
                total += (double) tape.loss() * x.size(0);
                seen += x.size(0);
                batch.close();
            }
            means.add(total / seen);
        }
        return means.stream().mapToDouble(d -> d).toArray();
    }
}

//// fit | right | Deep Java Library's own tape
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (NDArray array : w) array.setRequiresGradient(true);
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int count = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                try (ai.djl.training.GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                    NDArray loss = new SumOfSquares().evaluate(new NDList(x), new NDList(forward(x, w)));
                    tape.backward(loss);
                    sum += (double) loss.getFloat() * batch.getSize();
                }
                for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], w[i].getGradient());
                count += batch.getSize();
            }
        }
        losses[epoch] = sum / count;
    }
    for (NDArray array : w) array.setRequiresGradient(false);
    return losses;
}

//// fit | wrong | the same order in each epoch | expects: in the order of data.getData(manager, 1)
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int count = 0;
        for (Batch batch : data.getData(manager, 0)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * batch.getSize();
                count += batch.getSize();
            }
        }
        losses[epoch] = sum / count;
    }
    return losses;
}

//// fit | wrong | a new Adam for each epoch | expects: go on with the same Adam
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        Adam adam = new Adam(0.01);
        double sum = 0;
        int count = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * batch.getSize();
                count += batch.getSize();
            }
        }
        losses[epoch] = sum / count;
    }
    return losses;
}

//// fit | wrong | the mean over batches, not images | expects: the mean is over images
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int count = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss();
                count++;
            }
        }
        losses[epoch] = sum / count;
    }
    return losses;
}

//// fit | wrong | adds up in a float | expects: add the losses up in a double
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        float sum = 0;
        int count = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * batch.getSize();
                count += batch.getSize();
            }
        }
        losses[epoch] = sum / count;
    }
    return losses;
}

//// fit | wrong | does not update | expects: does anything learn
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int count = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                sum += forward(x, w).sub(x).square().sum().getFloat();
                count += batch.getSize();
            }
        }
        losses[epoch] = sum / count;
    }
    return losses;
}

//// fit | wrong | the sum, not the mean | expects: divide it by their number
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                losses[epoch] += step.loss() * batch.getSize();
            }
        }
    }
    return losses;
}

//// score | right | two loops, the mean of the rows' sums
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int number = 0; number < batches; number++) {
            NDArray x = batch(number);
            var tape = GradientTape.record(
                () -> x.sub(reconstruct(x, w, activation)).pow(2).sum(new int[] {1}).mean(), w);
            for (int k = 0; k < w.length; k++) adam.update("layer" + k, w[k], tape.gradients().get(k));
            x.close();
        }
    }
    return unseen.sub(reconstruct(unseen, w, activation)).pow(2).sum(new int[] {1}).mean().getFloat();
}

//// score | wrong | on the training images | expects: on the images in unseen
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int i = 0; i < passes * batches; i++) {
        try (NDScope scope = new NDScope()) {
            NDArray x = batch(i % batches);
            var step = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().sum().div(32), w);
            for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
        }
    }
    NDArray x = flat(images.get("0:1000"));
    return reconstruct(x, w, activation).sub(x).square().sum().div(1_000).getFloat();
}

//// score | wrong | the mean over all numbers | expects: that is the mean over all numbers
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int i = 0; i < passes * batches; i++) {
        try (NDScope scope = new NDScope()) {
            NDArray x = batch(i % batches);
            var step = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().mean(), w);
            for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().mean().getFloat();
}

//// score | wrong | always tanh | expects: use the activation that was asked for
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int i = 0; i < passes * batches; i++) {
        try (NDScope scope = new NDScope()) {
            NDArray x = batch(i % batches);
            var step = GradientTape.record(() -> reconstruct(x, w, Activation::tanh).sub(x).square().sum().div(32), w);
            for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
        }
    }
    return reconstruct(unseen, w, Activation::tanh).sub(unseen).square().sum().div(1_000).getFloat();
}

//// score | wrong | does not train | expects: has anything been learned
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().div(1_000).getFloat();
}

//// score | wrong | never more than one pass | expects: as many passes as are asked for
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int i = 0; i < Math.min(passes, 1) * batches; i++) {
        try (NDScope scope = new NDScope()) {
            NDArray x = batch(i);
            var step = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().sum().div(32), w);
            for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().div(1_000).getFloat();
}

//// noisy | right | cut with maximum and minimum
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(0, 1, x.getShape(), DataType.FLOAT32);
    return noise.mul(amount).add(x).maximum(0).minimum(1);
}

//// noisy | wrong | not cut | expects: cut the result to the range
NDArray noisy(NDArray x, float amount) {
    return x.add(x.getManager().randomNormal(x.getShape()).mul(amount));
}

//// noisy | wrong | noise of one sign | expects: the bell curve has both signs
NDArray noisy(NDArray x, float amount) {
    return x.add(x.getManager().randomUniform(0, 1, x.getShape()).mul(amount)).clip(0, 1);
}

//// noisy | wrong | one number for all pixels | expects: a random number of its own for each pixel
NDArray noisy(NDArray x, float amount) {
    return x.add(x.getManager().randomNormal(new Shape(1)).mul(amount)).clip(0, 1);
}

//// denoising-loss | right | row by row
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return clean.sub(reconstruct(noisy, w, Activation::tanh)).pow(2).sum(new int[] {1}).mean();
}

//// denoising-loss | wrong | against the noisy images | expects: compare with the clean images
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(noisy).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | reconstructs the clean images | expects: reconstruct the noisy images
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(clean, w, Activation::tanh).sub(clean).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | the mean over all numbers | expects: that is the mean over all numbers
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).square().mean();
}

//// step | right | the mean by a helper, gradients in variables
NDArray squared(NDArray a, NDArray b) { return a.sub(b).pow(2); }

float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    float n = x.getShape().get(0);
    var recorded = GradientTape.record(() -> squared(encoder.dot(decoder) == null ? x : x.dot(encoder).dot(decoder), x).sum().mul(1 / n), encoder, decoder);
    NDArray byEncoder = recorded.gradients().get(0), byDecoder = recorded.gradients().get(1);
    adam.update("E", encoder, byEncoder);
    adam.update("D", decoder, byDecoder);
    return recorded.loss();
}

//// step | wrong | an Adam of its own | expects: use the Adam that you are given
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    Adam own = new Adam(0.1);
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    own.update("encoder", encoder, step.gradients().get(0));
    own.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | absolute differences | expects: (x · encoder · decoder - x)²
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).abs().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// pipeline | wrong | another seed | expects: with the seed 1
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image))
        .shuffle((int) images.size(0), 2).repeat(passes).batch(32).prefetch(2);
}

//// pipeline | wrong | batches of 64 | expects: 32 images a batch
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image))
        .shuffle((int) images.size(0), 1).repeat(passes).batch(64).prefetch(2);
}

//// pipeline | wrong | always fifteen passes | expects: that is 15 passes
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image))
        .shuffle((int) images.size(0), 1).repeat(15).batch(32).prefetch(2);
}

//// weights | wrong | in and out changed over | expects: its weights (in, out)
NDArray[] weights() {
    return new NDArray[] {
        glorot(256, 784), manager.zeros(new Shape(256)), glorot(64, 256), manager.zeros(new Shape(64)),
        glorot(256, 64), manager.zeros(new Shape(256)), glorot(784, 256), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | one matrix used twice | expects: drawn anew
NDArray[] weights() {
    NDArray first = glorot(784, 256), second = glorot(256, 64);
    return new NDArray[] {
        first, manager.zeros(new Shape(256)), second, manager.zeros(new Shape(64)),
        second.transpose(), manager.zeros(new Shape(256)), first.transpose(), manager.zeros(new Shape(784)),
    };
}

//// encode | wrong | relu | expects: tanh(x · w[0] + w[1])
NDArray encode(NDArray x, NDArray[] w) {
    return Activation.relu(x.matMul(w[0]).add(w[1])).matMul(w[2]).add(w[3]);
}

//// encode | wrong | forgets the second bias | expects: w[3]
NDArray encode(NDArray x, NDArray[] w) {
    return Activation.tanh(x.matMul(w[0]).add(w[1])).matMul(w[2]);
}

//// decode | wrong | a sigmoid at the end, as pixels go from 0 to 1 | expects: nothing follows the output
NDArray decode(NDArray code, NDArray[] w) {
    return Activation.sigmoid(Activation.tanh(code.matMul(w[4]).add(w[5])).matMul(w[6]).add(w[7]));
}

//// decode | wrong | forgets the biases | expects: add the biases
NDArray decode(NDArray code, NDArray[] w) {
    return Activation.tanh(code.matMul(w[4])).matMul(w[6]);
}

//// fit | wrong | a learning rate of 0.001 | expects: Adam(0.01)
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.001);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | counts the epochs from 1 | expects: counted from 0
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 1; epoch <= epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch - 1] = sum / images;
    }
    return losses;
}

//// score | wrong | leaves the biases as they are | expects: each array
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int i = 0; i < passes * batches; i++) {
        try (NDScope scope = new NDScope()) {
            NDArray x = batch(i % batches);
            var step = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
            for (int k = 0; k < w.length; k += 2) adam.update("w" + k, w[k], step.gradients().get(k));
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().div(unseen.size(0)).getFloat();
}

//// noisy | right | with the manager's bell curve, clipped in place
NDArray noisy(NDArray x, float amount) {
    NDArray bell = x.getManager().randomNormal(0f, amount == 0 ? 1e-30f : amount, x.getShape(), DataType.FLOAT32);
    return bell.add(x).minimum(1).maximum(0);
}

//// noisy | wrong | evenly spread noise | expects: bell curve
NDArray noisy(NDArray x, float amount) {
    return x.add(x.getManager().randomUniform(-amount, amount + 1e-9f, x.getShape())).clip(0, 1);
}

//// noisy | wrong | the same noise each time | expects: other noise
NDArray noisy(NDArray x, float amount) {
    Engine.getInstance().setRandomSeed(5);
    return x.add(x.getManager().randomNormal(x.getShape()).mul(amount)).clip(0, 1);
}

//// noisy | wrong | writes into x | expects: leave x as it is
NDArray noisy(NDArray x, float amount) {
    return x.addi(x.getManager().randomNormal(x.getShape()).mul(amount)).clip(0, 1);
}

//// noisy | wrong | does not multiply by the amount | expects: no noise leaves x
NDArray noisy(NDArray x, float amount) {
    return x.add(x.getManager().randomNormal(x.getShape())).clip(0, 1);
}

//// denoising-loss | wrong | not divided by the images | expects: divide the sum by the number of images
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).square().sum();
}

//// denoising-loss | wrong | divides by 32 always | expects: need not have 32 images
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).square().sum().div(32);
}
