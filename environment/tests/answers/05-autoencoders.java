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

//// to-vector | wrong | all numbers 0 or 1, as the pipeline meets them | expects: one number for each pixel: this image has two rows of three
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

//// fit | wrong | the mean over batches, not images | expects: the last batch has 12 images
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

//// score | wrong | always tanh | expects: use the activation that is asked for, in training and in the test on unseen
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

//// score | wrong | does not train | expects: nothing has been learned
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().div(1_000).getFloat();
}

//// score | wrong | never more than one pass | expects: that is one pass
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

//// noisy | wrong | noise of one sign | expects: more was added than taken away
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

//// denoising-loss | wrong | reconstructs the clean images | expects: the sum of (reconstruct(noisy, w, Activation::tanh) - clean)²
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

//// score | wrong | leaves the biases as they are | expects: the last bias has not moved
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

//// step | right | both matrices in an array, and a loop
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    NDArray[] both = {encoder, decoder};
    GradientTape.Gradients tape = GradientTape.record(() -> {
        NDArray code = x.matMul(encoder);
        NDArray error = x.sub(code.matMul(decoder));
        return error.pow(2).sum().div(x.getShape().get(0));
    }, both);
    for (int i = 0; i < both.length; i++) {
        adam.update("matrix " + i, both[i], tape.gradients().get(i));
    }
    return tape.loss();
}

//// step | right | the decoder first, in the tape and in the update
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var tape = GradientTape.record(
        () -> x.dot(encoder).dot(decoder).sub(x).square().sum().div(x.size(0)), decoder, encoder);
    adam.update("D", decoder, tape.gradients().get(0));
    adam.update("E", encoder, tape.gradients().get(1));
    return tape.loss();
}

//// step | right | the library's loss, and a method for it
NDArray squares(NDArray x, NDArray e, NDArray d) {
    return new SumOfSquares().evaluate(new NDList(x), new NDList(x.matMul(e).matMul(d)));
}
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> squares(x, encoder, decoder), encoder, decoder);
    Iterator<NDArray> gradients = step.gradients().iterator();
    adam.update("encoder", encoder, gradients.next());
    adam.update("decoder", decoder, gradients.next());
    return step.loss();
}

//// step | right | the mean of each image's sum, in a scope of its own
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    try (NDScope scope = new NDScope()) {
        Supplier<NDArray> loss = () ->
            x.matMul(encoder).matMul(decoder).sub(x).square().sum(new int[] {1}).mean();
        var step = GradientTape.record(loss, encoder, decoder);
        adam.update("first", encoder, step.gradients().get(0));
        adam.update("second", decoder, step.gradients().get(1));
        return step.loss();
    }
}

//// step | right | the product of the matrices first
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> {
        NDArray error = x.matMul(encoder.matMul(decoder)).sub(x);
        return error.mul(error).sum().div((float) x.size(0));
    }, encoder, decoder);
    var gradients = step.gradients();
    adam.update("e", encoder, gradients.head());
    adam.update("d", decoder, gradients.get(1));
    return step.loss();
}

//// step | wrong | divides by the number of pixels | expects: that is divided by the number of pixels: the number of images is x.size(0)
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(1)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | moves up the slope | expects: that is a step up the slope: hand the gradient to adam.update as it is
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0).neg());
    adam.update("decoder", decoder, step.gradients().get(1).neg());
    return step.loss();
}

//// step | wrong | each matrix is updated twice | expects: call adam.update once for each of the two matrices, with its own gradient
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | ties the decoder to the encoder | expects: IllegalArgumentException: The loss has no gradient by array 2 of shape (1
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(encoder.transpose()).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | divides before it squares | expects: the loss is the sum of (x · encoder · decoder - x)², divided by x.size(0)
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).div(x.size(0)).square().sum(), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | half the squares, as books have it | expects: the loss is the sum of (x · encoder · decoder - x)², divided by x.size(0)
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(2 * x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | the decoder's gradient goes to the encoder's name too, the decoder is left out | expects: call adam.update once for each of the two matrices, with its own gradient
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", encoder, step.gradients().get(0));
    return step.loss();
}

//// step | wrong | one matrix after the other, each with a tape of its own | expects: take both gradients from one tape, before either matrix moves
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var first = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder);
    adam.update("encoder", encoder, first.gradients().get(0));
    var second = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), decoder);
    adam.update("decoder", decoder, second.gradients().get(0));
    return first.loss();
}

//// step | wrong | plain gradient descent by hand | expects: call adam.update once for each of the two matrices, with its own gradient
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(
        () -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    encoder.subi(step.gradients().get(0).mul(0.001));
    decoder.subi(step.gradients().get(1).mul(0.001));
    return step.loss();
}

//// step | right | a record of the result, names made by a loop over a map
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var taped = GradientTape.record(() -> {
        NDArray error = x.sub(x.matMul(encoder).matMul(decoder));
        return error.mul(error).sum().mul(1.0 / x.getShape().get(0));
    }, encoder, decoder);
    Map<String, NDArray> matrices = new LinkedHashMap<>();
    matrices.put("first matrix", encoder);
    matrices.put("second matrix", decoder);
    Iterator<NDArray> gradient = taped.gradients().iterator();
    matrices.forEach((name, matrix) -> adam.update(name, matrix, gradient.next()));
    return taped.loss();
}

//// step | right | the norm of the difference, squared
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> {
        NDArray flat = x.matMul(encoder.matMul(decoder)).sub(x).reshape(1, -1);
        return flat.matMul(flat.transpose()).sum().div(x.size(0));
    }, encoder, decoder);
    adam.update("e", encoder, step.gradients().get(0));
    adam.update("d", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | right | one name for both matrices: it is the answer's to choose
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("matrix", encoder, step.gradients().get(0));
    adam.update("matrix", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | tanh behind the code | expects: the loss is the sum of (x
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> Activation.tanh(x.matMul(encoder)).matMul(decoder).sub(x).square().sum().div(x.size(0)), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss();
}

//// step | wrong | gradients of the sum, the loss divided | expects: the gradients of the sum
float trainStep(NDArray x, NDArray encoder, NDArray decoder, Adam adam) {
    var step = GradientTape.record(() -> x.matMul(encoder).matMul(decoder).sub(x).square().sum(), encoder, decoder);
    adam.update("encoder", encoder, step.gradients().get(0));
    adam.update("decoder", decoder, step.gradients().get(1));
    return step.loss() / x.size(0);
}

//// to-vector | right | a running place
float[] toVector(int[][] image) {
    int place = 0;
    float[] vector = new float[Arrays.stream(image).mapToInt(row -> row.length).sum()];
    for (int[] row : image)
        for (int pixel : row) vector[place++] = (float) (pixel / 255.0);
    return vector;
}

//// to-vector | right | division and remainder, times one 255th
float[] toVector(int[][] image) {
    int width = image[0].length;
    float[] vector = new float[image.length * width];
    for (int i = 0; i < vector.length; i++) {
        vector[i] = image[i / width][i % width] * (1 / 255f);
    }
    return vector;
}

//// to-vector | right | by way of an array of DJL
float[] toVector(int[][] image) {
    try (NDManager scratch = manager.newSubManager()) {
        int[] all = Stream.of(image).flatMapToInt(IntStream::of).toArray();
        return scratch.create(all).toType(DataType.FLOAT32, false).div(255f).toFloatArray();
    }
}

//// to-vector | wrong | divides by 256 | expects: one number for each pixel, row by row, divided by 255f
float[] toVector(int[][] image) {
    int height = image.length, width = image[0].length;
    float[] vector = new float[height * width];
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            vector[row * width + column] = image[row][column] / 256f;
        }
    }
    return vector;
}

//// to-vector | wrong | from minus 1 to 1 | expects: one number for each pixel, row by row, divided by 255f
float[] toVector(int[][] image) {
    int height = image.length, width = image[0].length;
    float[] vector = new float[height * width];
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            vector[row * width + column] = image[row][column] / 127.5f - 1;
        }
    }
    return vector;
}

//// to-vector | wrong | ink and paper the wrong way round | expects: one number for each pixel, row by row, divided by 255f
float[] toVector(int[][] image) {
    int height = image.length, width = image[0].length;
    float[] vector = new float[height * width];
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            vector[row * width + column] = 1 - image[row][column] / 255f;
        }
    }
    return vector;
}

//// to-vector | wrong | takes every image for a square | expects: one number for each pixel: this image has two rows of three
float[] toVector(int[][] image) {
    int height = image.length, width = image.length;
    float[] vector = new float[height * width];
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            vector[row * width + column] = image[row][column] / 255f;
        }
    }
    return vector;
}

//// to-vector | wrong | mirrored | expects: one number for each pixel, row by row, divided by 255f
float[] toVector(int[][] image) {
    int height = image.length, width = image[0].length;
    float[] vector = new float[height * width];
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            vector[row * width + width - 1 - column] = image[row][column] / 255f;
        }
    }
    return vector;
}

//// to-vector | wrong | pixels as signed bytes | expects: one number for each pixel, row by row, divided by 255f
float[] toVector(int[][] image) {
    int height = image.length, width = image[0].length;
    float[] vector = new float[height * width];
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            vector[row * width + column] = (byte) image[row][column] / 255f;
        }
    }
    return vector;
}

//// to-vector | wrong | black or white | expects: one number for each pixel, row by row, divided by 255f
float[] toVector(int[][] image) {
    int height = image.length, width = image[0].length;
    float[] vector = new float[height * width];
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            vector[row * width + column] = image[row][column] > 127 ? 1 : 0;
        }
    }
    return vector;
}

//// to-vector | wrong | one number a row, its mean | expects: one number for each pixel: this image has two rows of three
float[] toVector(int[][] image) {
    float[] vector = new float[image.length];
    for (int i = 0; i < image.length; i++) vector[i] = (float) Arrays.stream(image[i]).average().orElse(0) / 255;
    return vector;
}

//// to-vector | right | flattened by streams of rows
float[] toVector(int[][] image) {
    double[] pixels = Arrays.stream(image).flatMapToInt(Arrays::stream).mapToDouble(p -> p / 255.0).toArray();
    float[] x = new float[pixels.length];
    for (int i = 0; i < x.length; i++) x[i] = (float) pixels[i];
    return x;
}

//// to-vector | right | from the last pixel to the first
float[] toVector(int[][] image) {
    int left = 0;
    for (int[] row : image) left += row.length;
    float[] x = new float[left];
    for (int r = image.length; r-- > 0; )
        for (int c = image[r].length; c-- > 0; ) x[--left] = image[r][c] / 255f;
    return x;
}

//// to-vector | wrong | always 28 by 28 | expects: ArrayIndexOutOfBoundsException
float[] toVector(int[][] image) {
    float[] x = new float[784];
    for (int i = 0; i < 784; i++) x[i] = image[i / 28][i % 28] / 255f;
    return x;
}

//// to-vector | wrong | whole numbers | expects: a division of whole numbers
float[] toVector(int[][] image) {
    float[] x = new float[image.length * image[0].length];
    for (int i = 0; i < x.length; i++) x[i] = image[i / image[0].length][i % image[0].length] / 255;
    return x;
}

//// to-vector | wrong | by the brightest pixel of the image | expects: whatever the brightest pixel
float[] toVector(int[][] image) {
    int most = Arrays.stream(image).flatMapToInt(Arrays::stream).max().getAsInt();
    float[] x = new float[image.length * image[0].length];
    for (int i = 0; i < x.length; i++) x[i] = image[i / image[0].length][i % image[0].length] / (float) most;
    return x;
}

//// pipeline | right | step by step
BatchedPipeline pipeline(NDArray images, int passes) {
    Pipeline<int[][]> slices = Pipeline.slices(images, int[][].class);
    Pipeline<float[]> vectors = slices.map(image -> toVector(image));
    Pipeline<float[]> mixed = vectors.shuffle((int) images.size(0), 1);
    Pipeline<float[]> all = mixed.repeat(passes);
    BatchedPipeline batched = all.batch(32);
    return batched.prefetch(4);
}

//// pipeline | right | maps after the repetition, and pads nothing
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class)
        .shuffle((int) images.size(0), 1)
        .repeat(passes)
        .map(image -> {
            float[] v = toVector(image);
            return v;
        })
        .paddedBatch(32)
        .prefetch(2);
}

//// pipeline | wrong | buffer and seed exchanged | expects: the images are not shuffled
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class)
        .map(image -> toVector(image))
        .shuffle(1, (int) images.size(0))
        .repeat(passes)
        .batch(32)
        .prefetch(2);
}

//// pipeline | wrong | shuffles twice | expects: shuffle once, with the seed 1, a buffer for all images, before anything
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class)
        .map(image -> toVector(image))
        .shuffle((int) images.size(0), 1)
        .shuffle((int) images.size(0), 1)
        .repeat(passes)
        .batch(32)
        .prefetch(2);
}

//// pipeline | wrong | one pass too many | expects: 70 images, 3 passes, 32 images a batch: how many batches is that?
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class)
        .map(image -> toVector(image))
        .shuffle((int) images.size(0), 1)
        .repeat(passes + 1)
        .batch(32)
        .prefetch(2);
}

//// pipeline | wrong | the notebook's images | expects: 70 images, 3 passes, 32 images a batch: how many batches is that?
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(mnist.train().images(), int[][].class)
        .map(image -> toVector(image))
        .shuffle((int) images.size(0), 1)
        .repeat(passes)
        .batch(32)
        .prefetch(2);
}

//// pipeline | wrong | divides once more | expects: map each image with toVector
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class)
        .map(image -> toVector(image))
        .map(v -> {
            for (int i = 0; i < v.length; i++) v[i] /= 255;
            return v;
        })
        .shuffle((int) images.size(0), 1)
        .repeat(passes)
        .batch(32)
        .prefetch(2);
}

//// pipeline | wrong | a buffer of half the images | expects: to mix all images, the buffer of shuffle must hold as many as there are
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class)
        .map(image -> toVector(image))
        .shuffle((int) images.size(0) / 2, 1)
        .repeat(passes)
        .batch(32)
        .prefetch(2);
}

//// pipeline | wrong | sorts in place of shuffling | expects: shuffle in the pipeline, so that every pass is shuffled anew
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class)
        .map(image -> toVector(image))
        .sortEach((int) images.size(0), Comparator.comparing(v -> -v[0]))
        .repeat(passes)
        .batch(32)
        .prefetch(2);
}

//// pipeline | wrong | the bright images only | expects: 70 images, 3 passes, 32 images a batch: how many batches is that?
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class)
        .map(image -> toVector(image))
        .filter(v -> v[0] > 0.1)
        .shuffle((int) images.size(0), 1)
        .repeat(passes)
        .batch(32)
        .prefetch(2);
}

//// pipeline | wrong | mixed once, before the pipeline | expects: shuffle in the pipeline, so that every pass is shuffled anew
BatchedPipeline pipeline(NDArray images, int passes) {
    List<int[][]> all = new ArrayList<>();
    for (int i = 0; i < images.size(0); i++) {
        int[][] image = new int[(int) images.size(1)][(int) images.size(2)];
        int[] flat = images.get(i).toType(DataType.INT32, true).toIntArray();
        for (int p = 0; p < flat.length; p++) image[p / image[0].length][p % image[0].length] = flat[p];
        all.add(image);
    }
    Collections.shuffle(all, new Random(1));
    return Pipeline.slices(all).map(image -> toVector(image)).repeat(passes).batch(32).prefetch(2);
}

//// pipeline | right | map in two steps
BatchedPipeline pipeline(NDArray images, int passes) {
    Pipeline<int[][]> slices = Pipeline.slices(images, int[][].class);
    Pipeline<float[]> vectors = slices.map(image -> image.clone()).map(this_ -> toVector(this_));
    return vectors.shuffle(Math.toIntExact(images.getShape().get(0)), 1L).repeat(passes).batch(32).prefetch(3);
}

//// pipeline | right | a buffer larger than all images
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).shuffle((int) images.size(0) + 1_000, 1).repeat(passes).map(image -> toVector(image)).batch(32).prefetch(2);
}

//// pipeline | wrong | a buffer of one batch | expects: must hold as many as there are
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image)).shuffle(32, 1).repeat(passes).batch(32).prefetch(2);
}

//// pipeline | wrong | the images as they are | expects: map each image with toVector
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).shuffle((int) images.size(0), 1).repeat(passes).batch(32).prefetch(2);
}

//// weights | right | a method for a layer, and streams
Stream<NDArray> layer(int in, int out) {
    return Stream.of(glorot(in, out), manager.zeros(new Shape(out)));
}
NDArray[] weights() {
    return Stream.of(layer(784, 256), layer(256, 64), layer(64, 256), layer(256, 784))
        .flatMap(s -> s).toArray(NDArray[]::new);
}

//// weights | right | the biases are floats of Java
NDArray[] weights() {
    NDArray[] w = new NDArray[8];
    w[0] = glorot(784, 256);
    w[2] = glorot(256, 64);
    w[4] = glorot(64, 256);
    w[6] = glorot(256, 784);
    for (int i = 1; i < 8; i += 2) w[i] = manager.create(new float[(int) w[i - 1].size(1)]);
    return w;
}

//// weights | right | glorot turned round, which is as good
NDArray[] weights() {
    return new NDArray[] {
        glorot(256, 784).transpose(), manager.zeros(new Shape(256)),
        glorot(64, 256).transpose(), manager.zeros(new Shape(64)),
        glorot(256, 64).transpose(), manager.zeros(new Shape(256)),
        glorot(784, 256).transpose(), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | one bias of 256 for two layers | expects: each layer has a bias of its own
NDArray[] weights() {
    NDArray zeros = manager.zeros(new Shape(256));
    return new NDArray[] {
        glorot(784, 256), zeros,
        glorot(256, 64), manager.zeros(new Shape(64)),
        glorot(64, 256), zeros,
        glorot(256, 784), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | biases in double precision | expects: float32 throughout, as glorot and manager.zeros(new Shape(256)) give it
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), manager.zeros(new Shape(256)),
        glorot(256, 64), manager.zeros(new Shape(64), DataType.FLOAT64),
        glorot(64, 256), manager.zeros(new Shape(256)),
        glorot(256, 784), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | the biases' size is the layer's input | expects: four layers, 784 to 256 to 64 to 256 to 784: for each its weights (in
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), manager.zeros(new Shape(784)),
        glorot(256, 64), manager.zeros(new Shape(64)),
        glorot(64, 256), manager.zeros(new Shape(256)),
        glorot(256, 784), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | weights too large by two | expects: draw the weights with glorot(in, out), and make the biases of zeros
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), manager.zeros(new Shape(256)),
        glorot(256, 64).mul(2), manager.zeros(new Shape(64)),
        glorot(64, 256), manager.zeros(new Shape(256)),
        glorot(256, 784), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | weights that are all positive | expects: draw the weights with glorot(in, out), and take them as they are
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256).abs(), manager.zeros(new Shape(256)),
        glorot(256, 64), manager.zeros(new Shape(64)),
        glorot(64, 256), manager.zeros(new Shape(256)),
        glorot(256, 784), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | the weights begin at zero | expects: draw the weights with glorot(in, out), and make the biases of zeros
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), manager.zeros(new Shape(256)),
        glorot(256, 64), manager.zeros(new Shape(64)),
        manager.zeros(new Shape(64, 256)), manager.zeros(new Shape(256)),
        glorot(256, 784), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | the decoder is the encoder turned round | expects: call glorot for each layer: none of them is another one turned round
NDArray[] weights() {
    NDArray[] w = new NDArray[] {
        glorot(784, 256), manager.zeros(new Shape(256)),
        glorot(256, 64), manager.zeros(new Shape(64)),
        null, manager.zeros(new Shape(256)),
        null, manager.zeros(new Shape(784)),
    };
    w[4] = w[2].transpose();
    w[6] = w[0].transpose();
    return w;
}

//// weights | wrong | a code of 32 | expects: four layers, 784 to 256 to 64 to 256 to 784: for each its weights (in
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), manager.zeros(new Shape(256)),
        glorot(256, 32), manager.zeros(new Shape(32)),
        glorot(32, 256), manager.zeros(new Shape(256)),
        glorot(256, 784), manager.zeros(new Shape(784)),
    };
}

//// weights | wrong | biases from glorot too | expects: the biases begin at zero
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), manager.zeros(new Shape(256)),
        glorot(256, 64), manager.zeros(new Shape(64)),
        glorot(64, 256), manager.zeros(new Shape(256)),
        glorot(256, 784), glorot(1, 784).get(0),
    };
}

//// weights | wrong | the encoder alone | expects: four layers, 784 to 256 to 64 to 256 to 784: for each its weights (in
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), manager.zeros(new Shape(256)),
        glorot(256, 64), manager.zeros(new Shape(64)),
    };
}

//// weights | wrong | the matrices first, then the biases | expects: four layers, 784 to 256 to 64 to 256 to 784: for each its weights (in
NDArray[] weights() {
    return new NDArray[] {
        glorot(784, 256), glorot(256, 64), glorot(64, 256), glorot(256, 784),
        manager.zeros(new Shape(256)), manager.zeros(new Shape(64)),
        manager.zeros(new Shape(256)), manager.zeros(new Shape(784)),
    };
}

//// weights | right | a list and flat maps
NDArray[] weights() {
    List<NDArray> all = new ArrayList<>();
    int in = 784;
    for (int out : List.of(256, 64, 256, 784)) {
        Collections.addAll(all, glorot(in, out), manager.create(new float[out]));
        in = out;
    }
    return all.toArray(new NDArray[0]);
}

//// weights | right | biases by the weights' own manager
NDArray[] weights() {
    NDArray[] w = new NDArray[8];
    int[][] sizes = {{784, 256}, {256, 64}, {64, 256}, {256, 784}};
    for (int i = 6; i >= 0; i -= 2) {
        w[i] = glorot(sizes[i / 2][0], sizes[i / 2][1]);
        w[i + 1] = w[i].getManager().zeros(new Shape(sizes[i / 2][1]), DataType.FLOAT32);
    }
    return w;
}

//// weights | wrong | biases as rows of a matrix | expects: its bias (out)
NDArray[] weights() {
    return new NDArray[] {glorot(784, 256), manager.zeros(new Shape(1, 256)), glorot(256, 64), manager.zeros(new Shape(1, 64)), glorot(64, 256), manager.zeros(new Shape(1, 256)), glorot(256, 784), manager.zeros(new Shape(1, 784))};
}

//// weights | wrong | the bell curve | expects: draw the weights with glorot
NDArray[] weights() {
    NDArray[] w = new NDArray[8];
    int[] sizes = {784, 256, 64, 256, 784};
    for (int i = 0; i < 4; i++) {
        w[2 * i] = manager.randomNormal(0, (float) Math.sqrt(2.0 / (sizes[i] + sizes[i + 1])), new Shape(sizes[i], sizes[i + 1]), DataType.FLOAT32);
        w[2 * i + 1] = manager.zeros(new Shape(sizes[i + 1]));
    }
    return w;
}

//// weights | wrong | without the layer of the code | expects: four layers
NDArray[] weights() {
    return new NDArray[] {glorot(784, 256), manager.zeros(new Shape(256)), glorot(256, 256), manager.zeros(new Shape(256)), glorot(256, 784), manager.zeros(new Shape(784))};
}

//// weights | wrong | the same seed before each matrix | expects: without setting a seed in between
NDArray[] weights() {
    NDArray[] w = new NDArray[8];
    int[] sizes = {784, 256, 64, 256, 784};
    for (int i = 0; i < 4; i++) {
        Engine.getInstance().setRandomSeed(1);
        w[2 * i] = glorot(sizes[i], sizes[i + 1]);
        w[2 * i + 1] = manager.zeros(new Shape(sizes[i + 1]));
    }
    return w;
}

//// encode | right | a loop over the layers
NDArray encode(NDArray x, NDArray[] w) {
    NDArray out = x;
    for (int i = 0; i < 4; i += 2) {
        out = out.matMul(w[i]).add(w[i + 1]);
        if (i == 0) out = Activation.tanh(out);
    }
    return out;
}

//// encode | right | a method for a layer, tanh by its formula
NDArray dense(NDArray in, NDArray weights, NDArray bias) {
    return in.matMul(weights).add(bias);
}
NDArray encode(NDArray x, NDArray[] w) {
    NDArray e = dense(x, w[0], w[1]).mul(2).exp();
    return dense(e.sub(1).div(e.add(1)), w[2], w[3]);
}

//// encode | wrong | tanh before the bias | expects: hidden = tanh(x · w[0] + w[1]), code = hidden · w[2] + w[3]
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = Activation.tanh(x.matMul(w[0])).add(w[1]);
    return hidden.matMul(w[2]).add(w[3]);
}

//// encode | wrong | no bias in the hidden layer | expects: hidden = tanh(x · w[0] + w[1]), code = hidden · w[2] + w[3]
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = Activation.tanh(x.matMul(w[0]));
    return hidden.matMul(w[2]).add(w[3]);
}

//// encode | wrong | the other half's arrays | expects: hidden = tanh(x · w[0] + w[1]), code = hidden · w[2] + w[3]
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = Activation.tanh(x.matMul(w[4]).add(w[5]));
    return hidden.matMul(w[6]).add(w[7]);
}

//// encode | wrong | new weights each time | expects: EngineException: mat1 and mat2 shapes cannot be multiplied (2x2 and
NDArray encode(NDArray x, NDArray[] w) {
    w = weights();
    NDArray hidden = Activation.tanh(x.matMul(w[0]).add(w[1]));
    return hidden.matMul(w[2]).add(w[3]);
}

//// encode | wrong | the hidden layer only | expects: hidden = tanh(x · w[0] + w[1]), code = hidden · w[2] + w[3]
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = Activation.tanh(x.matMul(w[0]).add(w[1]));
    return hidden;
}

//// encode | wrong | counts the arrays by layer | expects: EngineException: The size of tensor a (3) must match the size of tensor b
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = Activation.tanh(x.matMul(w[0]).add(w[2]));
    return hidden.matMul(w[1]).add(w[3]);
}

//// encode | wrong | centres the images first, in place | expects: hidden = tanh(x · w[0] + w[1]), code = hidden · w[2] + w[3]
NDArray encode(NDArray x, NDArray[] w) {
    x.subi(0.5);
    NDArray hidden = Activation.tanh(x.matMul(w[0]).add(w[1]));
    return hidden.matMul(w[2]).add(w[3]);
}

//// encode | wrong | relu on the code | expects: hidden = tanh(x · w[0] + w[1]), code = hidden · w[2] + w[3]
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = Activation.tanh(x.matMul(w[0]).add(w[1]));
    return Activation.relu(hidden.matMul(w[2]).add(w[3]));
}

//// encode | wrong | adds the bias to the matrix for good | expects: hidden = tanh(x · w[0] + w[1]), code = hidden · w[2] + w[3]
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = Activation.tanh(x.matMul(w[0].addi(w[1])));
    return hidden.matMul(w[2]).add(w[3]);
}

//// encode | right | tanh of the array, a bias repeated for each image
NDArray encode(NDArray x, NDArray[] w) {
    NDArray hidden = x.dot(w[0]).add(w[1].reshape(1, -1).repeat(0, x.size(0))).tanh();
    return w[2].transpose().matMul(hidden.transpose()).transpose().add(w[3]);
}

//// encode | right | the bias as one weight more
NDArray encode(NDArray x, NDArray[] w) {
    NDArray one = x.getManager().ones(new Shape(x.size(0), 1));
    NDArray hidden = x.concat(one, 1).matMul(w[0].concat(w[1].expandDims(0), 0)).tanh();
    return hidden.concat(one, 1).matMul(w[2].concat(w[3].expandDims(0), 0));
}

//// encode | wrong | tanh on the code, not on the hidden layer | expects: hidden = tanh(x
NDArray encode(NDArray x, NDArray[] w) {
    return x.matMul(w[0]).add(w[1]).matMul(w[2]).add(w[3]).tanh();
}

//// encode | wrong | the biases taken away | expects: hidden = tanh(x
NDArray encode(NDArray x, NDArray[] w) {
    return Activation.tanh(x.matMul(w[0]).sub(w[1])).matMul(w[2]).sub(w[3]);
}

//// encode | wrong | only the first image | expects: received: {2.3597, -5.2661} hint
NDArray encode(NDArray x, NDArray[] w) {
    NDArray first = x.get("0:1");
    return Activation.tanh(first.matMul(w[0]).add(w[1])).matMul(w[2]).add(w[3]);
}

//// decode | right | Linear of DJL
NDArray decode(NDArray code, NDArray[] w) {
    NDArray hidden = Linear.linear(code, w[4].transpose(), w[5]).singletonOrThrow();
    return Linear.linear(Activation.tanh(hidden), w[6].transpose(), w[7]).head();
}

//// decode | right | a loop over the layers
NDArray decode(NDArray code, NDArray[] w) {
    NDArray out = code;
    for (int i = 4; i < 8; i += 2) {
        out = out.matMul(w[i]).add(w[i + 1]);
        if (i == 4) out = Activation.tanh(out);
    }
    return out;
}

//// decode | wrong | tanh before the bias | expects: hidden = tanh(code · w[4] + w[5]), image = hidden · w[6] + w[7]
NDArray decode(NDArray code, NDArray[] w) {
    NDArray hidden = Activation.tanh(code.matMul(w[4])).add(w[5]);
    return hidden.matMul(w[6]).add(w[7]);
}

//// decode | wrong | relu | expects: hidden = tanh(code · w[4] + w[5]), image = hidden · w[6] + w[7]
NDArray decode(NDArray code, NDArray[] w) {
    NDArray hidden = Activation.relu(code.matMul(w[4]).add(w[5]));
    return hidden.matMul(w[6]).add(w[7]);
}

//// decode | wrong | clips the picture | expects: hidden = tanh(code · w[4] + w[5]), image = hidden · w[6] + w[7]
NDArray decode(NDArray code, NDArray[] w) {
    NDArray hidden = Activation.tanh(code.matMul(w[4]).add(w[5]));
    return hidden.matMul(w[6]).add(w[7]).clip(0, 1);
}

//// decode | wrong | tied to the encoder | expects: hidden = tanh(code · w[4] + w[5]), image = hidden · w[6] + w[7]
NDArray decode(NDArray code, NDArray[] w) {
    NDArray hidden = Activation.tanh(code.matMul(w[2].transpose()).add(w[5]));
    return hidden.matMul(w[0].transpose()).add(w[7]);
}

//// decode | wrong | a tanh on the code first | expects: hidden = tanh(code · w[4] + w[5]), image = hidden · w[6] + w[7]
NDArray decode(NDArray code, NDArray[] w) {
    NDArray hidden = Activation.tanh(code.tanh().matMul(w[4]).add(w[5]));
    return hidden.matMul(w[6]).add(w[7]);
}

//// decode | right | by way of the exponential
NDArray decode(NDArray code, NDArray[] w) {
    NDArray e = code.matMul(w[4]).add(w[5]).mul(2).exp();
    return e.sub(1).div(e.add(1)).matMul(w[6]).add(w[7]);
}

//// decode | right | encode, with the last four arrays in front
NDArray decode(NDArray code, NDArray[] w) {
    NDArray[] last = Arrays.copyOfRange(w, 4, 8);
    NDArray y = code;
    for (int i = 0; i < last.length; i += 2) {
        y = y.matMul(last[i]).add(last[i + 1]);
        if (i == 0) y = y.tanh();
    }
    return y;
}

//// decode | wrong | the first four arrays, turned round | expects: hidden = tanh(code
NDArray decode(NDArray code, NDArray[] w) {
    return Activation.tanh(code.matMul(w[2].transpose()).add(w[1])).matMul(w[0].transpose());
}

//// decode | wrong | the last bias twice | expects: hidden = tanh(code
NDArray decode(NDArray code, NDArray[] w) {
    return Activation.tanh(code.matMul(w[4]).add(w[5])).matMul(w[6]).add(w[7]).add(w[7]);
}

//// decode | wrong | the mean of the images | expects: hidden = tanh(code
NDArray decode(NDArray code, NDArray[] w) {
    NDArray y = Activation.tanh(code.matMul(w[4]).add(w[5])).matMul(w[6]).add(w[7]);
    return y.mean(new int[] {0}, true);
}

//// fit | right | a method for an epoch
double epochByHand(Iterable<Batch> batches, NDArray[] w, Adam adam) {
    double sum = 0;
    long images = 0;
    for (Batch batch : batches) {
        try (batch; NDScope scope = new NDScope()) {
            NDArray x = batch.getData().singletonOrThrow();
            var tape = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
            for (int i = 0; i < w.length; i++) adam.update(Integer.toString(i), w[i], tape.gradients().get(i));
            sum += (double) tape.loss() * x.size(0);
            images += x.size(0);
        }
    }
    return sum / images;
}
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    return IntStream.range(0, epochs)
        .mapToDouble(e -> epochByHand(data.getData(manager, e), w, adam)).toArray();
}

//// fit | right | the library's loss, the labels of the batch
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    var adam = new Adam(0.01);
    var loss = new SumOfSquares();
    var losses = new ArrayList<Double>();
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0, count = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                var step = GradientTape.record(
                    () -> loss.evaluate(batch.getLabels(), new NDList(forward(batch.getData().head(), w))), w);
                int k = 0;
                for (NDArray gradient : step.gradients()) {
                    adam.update("array " + k, w[k], gradient);
                    k++;
                }
                sum += step.loss() * (double) batch.getSize();
                count += batch.getSize();
            }
        }
        losses.add(sum / count);
    }
    return losses.stream().mapToDouble(Double::doubleValue).toArray();
}

//// fit | right | an Adam for each array, a manager for each epoch
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam[] adam = Stream.generate(() -> new Adam(0.01)).limit(w.length).toArray(Adam[]::new);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        int images = 0;
        try (NDManager pass = manager.newSubManager()) {
            for (Batch batch : data.getData(pass, epoch)) {
                try (batch; NDScope scope = new NDScope()) {
                    NDArray x = batch.getData().get(0);
                    int n = batch.getSize();
                    var step = GradientTape.record(() -> x.sub(forward(x, w)).square().sum().div(n), w);
                    for (int i = w.length - 1; i >= 0; i--) adam[i].update("it", w[i], step.gradients().get(i));
                    losses[epoch] += n * (double) step.loss();
                    images += n;
                }
            }
        }
        losses[epoch] /= images;
    }
    return losses;
}

//// fit | right | a running mean
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        List<double[]> seen = new ArrayList<>();
        Iterator<Batch> batches = data.getData(manager, epoch).iterator();
        while (batches.hasNext()) {
            try (Batch batch = batches.next(); NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                seen.add(new double[] {step.loss(), batch.getSize()});
            }
        }
        double images = seen.stream().mapToDouble(s -> s[1]).sum();
        losses[epoch] = seen.stream().mapToDouble(s -> s[0] * s[1]).sum() / images;
    }
    return losses;
}

//// fit | wrong | moves copies | expects: move the arrays w that are handed in, every one of them, after every batch
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    NDArray[] given = w;
    NDArray[] mine = Arrays.stream(given).map(NDArray::duplicate).toArray(NDArray[]::new);
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, mine).sub(x).square().sum().div(x.size(0)), mine);
                for (int i = 0; i < 8; i++) adam.update("w" + i, mine[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | weights only | expects: nearly: are the batches those of data.getData(manager, epoch), with the
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i += 2) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | the sum goes on from epoch to epoch | expects: each epoch has a loss of its own
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double sum = 0;
    int images = 0;
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | the loss of the last batch | expects: it learns, but otherwise: are the steps those of Adam(0.01), and is each
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum = step.loss();
                images = 1;
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | the mean over pixels | expects: the loss is the sum of the squared differences
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().mean(), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | leaves out a last batch that is smaller | expects: the last batch has 12 images
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                if (batch.getSize() < 32) continue;
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | divides every batch by 32 | expects: the last batch has 12 images
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(32), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | RMSprop | expects: in each batch: record the loss, update each array once, by the one
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    RMSprop adam = new RMSprop(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | one epoch too few | expects: the second epoch is missing
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs - 1; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | the losses as a running total | expects: each epoch has a loss of its own
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images + (epoch > 0 ? losses[epoch - 1] : 0);
    }
    return losses;
}

//// fit | wrong | the loss after the batch's step | expects: nearly: are the batches those of data.getData(manager, epoch), with the
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += forward(x, w).sub(x).square().sum().div(x.size(0)).getFloat() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | each batch is learned twice | expects: in each batch: record the loss, update each array once, by the one
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
        double sum = 0;
        int images = 0;
        for (Batch batch : data.getData(manager, epoch)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * (double) batch.getSize();
                images += batch.getSize();
            }
        }
        losses[epoch] = sum / images;
    }
    return losses;
}

//// fit | wrong | lets the library do it | expects: move the arrays w that are handed in, every one of them, after every batch
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    return network().fit(data, Fit.epochs(epochs)).get("loss");
}

//// fit | right | a list of losses, the loss from numbers of Java
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    var adam = new Adam(0.01);
    List<Double> means = new ArrayList<>();
    int epoch = 0;
    while (epoch < epochs) {
        List<double[]> parts = new ArrayList<>();
        for (Batch batch : data.getData(manager, epoch++)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().get(0);
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                IntStream.range(0, w.length).forEach(i -> adam.update(String.valueOf(i), w[i], step.gradients().get(i)));
                parts.add(new double[] {step.loss(), x.size(0)});
            }
        }
        double images = parts.stream().mapToDouble(p -> p[1]).sum();
        means.add(parts.stream().mapToDouble(p -> p[0] * p[1]).sum() / images);
    }
    return means.stream().mapToDouble(Double::doubleValue).toArray();
}

//// fit | right | a manager for each epoch, the arrays from the last to the first
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01f);
    double[] losses = new double[epochs];
    for (int e = 0; e < epochs; e++) {
        double sum = 0;
        int n = 0;
        try (NDManager sub = manager.newSubManager()) {
            for (Batch batch : data.getData(sub, e)) {
                try (NDScope scope = new NDScope()) {
                    NDArray x = batch.getData().head();
                    var step = GradientTape.record(() -> x.sub(forward(x, w)).square().sum().div(x.size(0)), w);
                    for (int i = w.length - 1; i >= 0; i--) adam.update("w" + i, w[i], step.gradients().get(i));
                    sum += (double) step.loss() * x.size(0);
                    n += x.size(0);
                }
                batch.close();
            }
        }
        losses[e] = sum / n;
    }
    return losses;
}

//// fit | wrong | the mean over batches | expects: the last batch has 12 images
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int e = 0; e < epochs; e++) {
        double sum = 0; int n = 0;
        for (Batch batch : data.getData(manager, e)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss(); n++;
            }
        }
        losses[e] = sum / n;
    }
    return losses;
}

//// fit | wrong | a new Adam in each epoch | expects: the same Adam
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    double[] losses = new double[epochs];
    for (int e = 0; e < epochs; e++) {
        Adam adam = new Adam(0.01);
        double sum = 0; long n = 0;
        for (Batch batch : data.getData(manager, e)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * x.size(0); n += x.size(0);
            }
        }
        losses[e] = sum / n;
    }
    return losses;
}

//// fit | right | one name for all arrays
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs];
    for (int e = 0; e < epochs; e++) {
        double sum = 0; long n = 0;
        for (Batch batch : data.getData(manager, e)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w", w[i], step.gradients().get(i));
                sum += step.loss() * x.size(0); n += x.size(0);
            }
        }
        losses[e] = sum / n;
    }
    return losses;
}

//// fit | wrong | one epoch more than returned | expects: the arrays that are equal, of 8
double[] fitByHand(BatchedPipeline data, int epochs, NDArray[] w) {
    Adam adam = new Adam(0.01);
    double[] losses = new double[epochs + 1];
    for (int e = 0; e <= epochs; e++) {
        double sum = 0; long n = 0;
        for (Batch batch : data.getData(manager, e)) {
            try (batch; NDScope scope = new NDScope()) {
                NDArray x = batch.getData().head();
                var step = GradientTape.record(() -> forward(x, w).sub(x).square().sum().div(x.size(0)), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], step.gradients().get(i));
                sum += step.loss() * x.size(0); n += x.size(0);
            }
        }
        losses[e] = sum / n;
    }
    return Arrays.copyOf(losses, epochs);
}

//// score | right | methods for the loss and the step
NDArray error(NDArray x, NDArray[] w, UnaryOperator<NDArray> activation) {
    return reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0));
}
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int i = 0; i < passes * batches; i++) {
        try (NDScope scope = new NDScope()) {
            NDArray x = batch(i % batches);
            var step = GradientTape.record(() -> error(x, w, activation), w);
            for (int k = 0; k < w.length; k++) adam.update("w" + k, w[k], step.gradients().get(k));
        }
    }
    return error(unseen, w, activation).getFloat();
}

//// score | right | the library's loss
double score(UnaryOperator<NDArray> activation, int passes) {
    var w = newWeights();
    var adam = new Adam(0.001);
    var loss = new SumOfSquares();
    for (int pass = 0; pass < passes; pass++) {
        for (int b = 0; b < batches; b++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(b);
                var tape = GradientTape.record(
                    () -> loss.evaluate(new NDList(x), new NDList(reconstruct(x, w, activation))), w);
                Iterator<NDArray> gradients = tape.gradients().iterator();
                for (NDArray array : w) adam.update(String.valueOf(System.identityHashCode(array)), array, gradients.next());
            }
        }
    }
    return loss.evaluate(new NDList(unseen), new NDList(reconstruct(unseen, w, activation))).getFloat();
}

//// score | right | streams, and the mean of the images' sums
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    IntStream.range(0, passes).flatMap(pass -> IntStream.range(0, batches)).forEach(i -> {
        try (NDScope scope = new NDScope()) {
            NDArray x = batch(i);
            var step = GradientTape.record(
                () -> x.sub(reconstruct(x, w, activation)).square().sum(new int[] {1}).mean(), w);
            IntStream.range(0, 8).forEach(k -> adam.update("k" + k, w[k], step.gradients().get(k)));
        }
    });
    return reconstruct(unseen, w, activation).sub(unseen).square().sum(new int[] {1}).mean().getFloat();
}

//// score | wrong | the weights of exercise 3 | expects: 0 passes: return the loss of the new weights, newWeights(), on the images
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = weights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | steps of 0.01 | expects: pass after pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.01);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | learns from the test images | expects: pass after pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = unseen.get(32 * (i % 31) + ":" + 32 * (i % 31 + 1));
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | tested with tanh whatever is asked for | expects: use the activation that is asked for, in training and in the test on unseen
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, Activation::tanh).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | trained with tanh whatever is asked for | expects: use the activation that is asked for, in training and in the test on unseen
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, Activation::tanh).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | each batch several times over, in place of passes | expects: pass after pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int i = 0; i < batches; i++) {
        for (int pass = 0; pass < passes; pass++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | an Adam for each pass | expects: pass after pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    for (int pass = 0; pass < passes; pass++) {
        Adam adam = new Adam(0.001);
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | new weights for each pass | expects: that is one pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[][] ws = {newWeights()};
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        ws[0] = newWeights();
        NDArray[] w = ws[0];
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    NDArray[] w = ws[0];
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | the last batch left out | expects: pass after pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches - 1; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | from the last batch to the first | expects: pass after pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(batches - 1 - i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | divided by 32 | expects: divide the sum by the number of images
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / 32;
}

//// score | wrong | plain gradient descent | expects: pass after pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    SGD adam = new SGD(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).square().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | wrong | trained to draw absolute differences | expects: pass after pass
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < batches; i++) {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(i);
                var step = GradientTape.record(
                    () -> reconstruct(x, w, activation).sub(x).abs().sum().div(x.size(0)), w);
                for (int k = 0; k < 8; k++) adam.update("w" + k, w[k], step.gradients().get(k));
            }
        }
    }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().getFloat() / unseen.size(0);
}

//// score | right | a loop of indices over all passes
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int step = 0; step < passes * batches; step++) {
        try (NDScope scope = new NDScope()) {
            NDArray x = batch(step % batches);
            var taped = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().sum().div(32), w);
            for (int i = 0; i < w.length; i++) adam.update("w" + i, w[i], taped.gradients().get(i));
        }
    }
    try (NDScope scope = new NDScope()) {
        return reconstruct(unseen, w, activation).sub(unseen).pow(2).sum().getFloat() / 1_000.0;
    }
}

//// score | right | passes counted down, a function for the loss
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(1e-3f);
    Function<NDArray, NDArray> loss = x -> x.sub(reconstruct(x, w, activation)).square().sum(new int[] {1}).mean();
    for (int pass = passes; pass > 0; pass--)
        IntStream.range(0, batches).forEach(b -> {
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(b);
                var taped = GradientTape.record(() -> loss.apply(x), w);
                for (int i = 0; i < 8; i++) adam.update("n" + i, w[i], taped.gradients().get(i));
            }
        });
    return loss.apply(unseen).toFloatArray()[0];
}

//// score | wrong | one pass more | expects: 0 passes: return
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass <= passes; pass++)
        for (int b = 0; b < batches; b++)
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(b);
                var taped = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().sum().div(32), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], taped.gradients().get(i));
            }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().div(1_000).getFloat();
}

//// score | wrong | the last training loss | expects: 0 passes: return
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    double last = 0;
    for (int pass = 0; pass < passes; pass++)
        for (int b = 0; b < batches; b++)
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(b);
                var taped = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().sum().div(32), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], taped.gradients().get(i));
                last = taped.loss();
            }
    return last;
}

//// score | wrong | divided by the pixels too | expects: the mean over all numbers
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++)
        for (int b = 0; b < batches; b++)
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(b);
                var taped = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().mean(), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], taped.gradients().get(i));
            }
    return reconstruct(unseen, w, activation).sub(unseen).square().mean().getFloat();
}

//// score | wrong | always one batch, the first | expects: the batches 0 to batches - 1
double score(UnaryOperator<NDArray> activation, int passes) {
    NDArray[] w = newWeights();
    Adam adam = new Adam(0.001);
    for (int pass = 0; pass < passes; pass++)
        for (int b = 0; b < batches; b++)
            try (NDScope scope = new NDScope()) {
                NDArray x = batch(0);
                var taped = GradientTape.record(() -> reconstruct(x, w, activation).sub(x).square().sum().div(32), w);
                for (int i = 0; i < 8; i++) adam.update("w" + i, w[i], taped.gradients().get(i));
            }
    return reconstruct(unseen, w, activation).sub(unseen).square().sum().div(1_000).getFloat();
}

//// noisy | right | the spread handed to randomNormal
NDArray noisy(NDArray x, float amount) {
    return x.add(x.getManager().randomNormal(0, amount, x.getShape(), DataType.FLOAT32)).clip(0, 1);
}

//// noisy | right | Java's own random numbers
NDArray noisy(NDArray x, float amount) {
    Random random = new Random();
    float[] numbers = x.toFloatArray();
    for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) Math.max(0, Math.min(1, numbers[i] + amount * random.nextGaussian()));
    }
    return x.getManager().create(numbers, x.getShape());
}

//// noisy | right | in place on the noise, minimum and maximum
NDArray noisy(NDArray x, float amount) {
    NDArray noise = manager.randomNormal(x.getShape());
    return noise.muli(amount).addi(x).minimum(1).maximum(0);
}

//// noisy | right | noise taken away in place of added, which is as good
NDArray noisy(NDArray x, float amount) {
    NDArray sum = x.sub(x.getManager().randomNormal(x.getShape()).mul(amount));
    return sum.clip(0f, 1f);
}

//// noisy | wrong | cuts the noise only | expects: the sum is cut, not the noise
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(x.getShape()).mul(amount);
    return x.add(noise.clip(0, 1));
}

//// noisy | wrong | cut to minus 1 to 1 | expects: cut the result to the range from 0 to 1
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(x.getShape()).mul(amount);
    return x.add(noise).clip(-1, 1);
}

//// noisy | wrong | one noise for all images | expects: other random numbers for each image
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(x.getShape().slice(1)).mul(amount);
    return x.add(noise).clip(0, 1);
}

//// noisy | wrong | one number for each image | expects: a random number for each pixel, not one for the whole image
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(new Shape(x.size(0), 1)).mul(amount);
    return x.add(noise).clip(0, 1);
}

//// noisy | wrong | noise that multiplies | expects: add the noise, and don't multiply by x
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(x.getShape()).mul(amount);
    return x.mul(noise.add(1)).clip(0, 1);
}

//// noisy | wrong | the amount as a variance | expects: the amount itself is the factor
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(x.getShape()).mul(Math.sqrt(amount));
    return x.add(noise).clip(0, 1);
}

//// noisy | wrong | the noise alone | expects: add the noise to x
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(x.getShape()).mul(amount);
    return noise.clip(0, 1);
}

//// noisy | wrong | a mixture of image and noise | expects: add the noise to x as it is
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(x.getShape()).mul(amount);
    return x.mul(1 - amount).add(noise).clip(0, 1);
}

//// noisy | wrong | noise on half of the numbers | expects: is there a random number of its own for each pixel
NDArray noisy(NDArray x, float amount) {
    NDArray noise = x.getManager().randomNormal(x.getShape()).mul(amount).mul(x.getManager().randomUniform(0, 1, x.getShape()).gt(0.5).toType(DataType.FLOAT32, false));
    return x.add(noise).clip(0, 1);
}

//// noisy | right | noise in place, cut by maximum and minimum
NDArray noisy(NDArray x, float amount) {
    NDArray y = x.getManager().randomNormal(x.getShape()).muli(amount).addi(x);
    return y.maximum(0f).minimum(1f);
}

//// noisy | right | a Random of Java, cut in Java
NDArray noisy(NDArray x, float amount) {
    Random random = new Random();
    float[] numbers = x.toFloatArray();
    for (int i = 0; i < numbers.length; i++) numbers[i] = (float) Math.min(1, Math.max(0, numbers[i] + amount * random.nextGaussian()));
    return x.getManager().create(numbers, x.getShape());
}

//// noisy | wrong | the amount added to the noise | expects: no noise leaves x as it is
NDArray noisy(NDArray x, float amount) {
    return x.add(x.getManager().randomNormal(x.getShape()).add(amount)).clip(0, 1);
}

//// noisy | wrong | the image is cut before the noise comes | expects: cut the result
NDArray noisy(NDArray x, float amount) {
    return x.clip(0, 1).add(x.getManager().randomNormal(x.getShape()).mul(amount));
}

//// noisy | wrong | noise shrunk into the range, not cut | expects: scale nothing
NDArray noisy(NDArray x, float amount) {
    NDArray y = x.add(x.getManager().randomNormal(x.getShape()).mul(amount));
    return y.sub(y.min()).div(y.max().sub(y.min()));
}

//// noisy | wrong | a seed set in each call | expects: no seed
NDArray noisy(NDArray x, float amount) {
    Engine.getInstance().setRandomSeed(7);
    return x.add(x.getManager().randomNormal(x.getShape()).mul(amount)).clip(0, 1);
}

//// noisy | wrong | the square of the amount | expects: not its root or its square
NDArray noisy(NDArray x, float amount) {
    return x.add(x.getManager().randomNormal(0, amount * amount, x.getShape(), DataType.FLOAT32)).clip(0, 1);
}

//// denoising-loss | right | the library's loss
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return new SumOfSquares().evaluate(new NDList(clean), new NDList(reconstruct(noisy, w, Activation::tanh)));
}

//// denoising-loss | right | the steps one by one
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    NDArray drawn = reconstruct(noisy, w, a -> a.tanh());
    NDArray error = drawn.sub(clean);
    NDArray sum = error.mul(error).sum();
    return sum.div(clean.getShape().get(0));
}

//// denoising-loss | wrong | clean and noisy exchanged | expects: the sum of (reconstruct(noisy, w, Activation::tanh) - clean)²
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(clean, w, Activation::tanh).sub(noisy).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | compares without reconstructing | expects: reconstruct the noisy images first
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return noisy.sub(clean).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | relu | expects: the sum of (reconstruct(noisy, w, Activation::tanh) - clean)²
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::relu).sub(clean).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | a loss for each image | expects: the loss is one number
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).square().sum(new int[] {1});
}

//// denoising-loss | wrong | divided by the number of pixels | expects: the number of images is clean.size(0)
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).square().sum().div(clean.size(1));
}

//// denoising-loss | wrong | absolute differences | expects: the sum of (reconstruct(noisy, w, Activation::tanh) - clean)²
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).abs().sum().div(clean.size(0));
}

//// denoising-loss | wrong | adds noise of its own | expects: the sum of (reconstruct(noisy, w, Activation::tanh) - clean)²
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy(noisy, 0.5f), w, Activation::tanh).sub(clean).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | cuts the reconstruction first | expects: the sum of (reconstruct(noisy, w, Activation::tanh) - clean)²
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).clip(0, 1).sub(clean).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | new weights | expects: the sum of (reconstruct(noisy, w, Activation::tanh) - clean)²
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, newWeights(), Activation::tanh).sub(clean).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | as a number of its own, cut off from the tape | expects: the tape has lost sight of w
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).square().sum().div(clean.size(0)).stopGradient();
}

//// denoising-loss | right | clean minus reconstruction, dot product with itself
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    NDArray error = clean.sub(reconstruct(noisy, w, a -> a.tanh())).flatten();
    return error.mul(error).sum().mul(1f / clean.getShape().get(0));
}

//// denoising-loss | right | the mean over all, times the numbers of an image
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    NDArray drawn = reconstruct(noisy, w, Activation::tanh);
    return drawn.sub(clean).pow(2).mean().mul(clean.size() / clean.size(0));
}

//// denoising-loss | wrong | the root of the squares | expects: received: 12.52
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).square().sum().sqrt().div(clean.size(0));
}

//// denoising-loss | wrong | noise added to the difference | expects: received: 3136 hint: the sum of
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).add(noisy.sub(clean)).square().sum().div(clean.size(0));
}

//// denoising-loss | wrong | both losses together | expects: the sum of (reconstruct(noisy
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    NDArray drawn = reconstruct(noisy, w, Activation::tanh);
    return drawn.sub(clean).square().sum().add(drawn.sub(noisy).square().sum()).div(clean.size(0));
}

//// denoising-loss | wrong | half of it | expects: received: 392
NDArray denoisingLoss(NDArray clean, NDArray noisy, NDArray[] w) {
    return reconstruct(noisy, w, Activation::tanh).sub(clean).square().sum().div(2 * clean.size(0));
}

//// to-vector | wrong | never moves its index on | expects: the index moves on with every one
float[] toVector(int[][] image) {
    float[] vector = new float[image.length * image[0].length];
    int next = 0;
    for (int[] row : image) {
        for (int pixel : row) vector[next] = pixel / 255f;
    }
    return vector;
}

//// pipeline | right | more batches ahead than the check reads
BatchedPipeline pipeline(NDArray images, int passes) {
    return Pipeline.slices(images, int[][].class).map(image -> toVector(image)).shuffle((int) images.size(0), 1).repeat(passes)
        .batch(32).prefetch(20);
}
