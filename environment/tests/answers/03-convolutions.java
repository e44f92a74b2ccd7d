//// convolve | right | on a padded copy
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    int features = x[0].length;
    float[][] padded = new float[x.length + width - 1][features];
    System.arraycopy(x, 0, padded, width / 2, x.length);
    float[][] y = new float[x.length][weight.length];
    for (int t = 0; t < y.length; t++)
        for (int f = 0; f < weight.length; f++) {
            float sum = bias[f];
            for (int c = 0; c < features; c++)
                for (int k = 0; k < width; k++) sum += padded[t + k][c] * weight[f][c][k];
            y[t][f] = sum;
        }
    return y;
}

//// convolve | right | from every step to the windows that it lies in
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][];
    for (int t = 0; t < x.length; t++) y[t] = bias.clone();
    for (int s = 0; s < x.length; s++)
        for (int k = 0; k < width; k++) {
            int t = s - k + width / 2;
            if (t < 0 || t >= x.length) continue;
            for (int f = 0; f < bias.length; f++)
                for (int c = 0; c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
        }
    return y;
}

//// convolve | right | with helper methods
float at(float[][] x, int step, int c) {
    return step < 0 || step >= x.length ? 0 : x[step][c];
}
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][weight.length];
    for (int f = 0; f < weight.length; f++)
        for (int t = 0; t < x.length; t++) {
            double sum = bias[f];
            for (int c = 0; c < weight[f].length; c++)
                for (int k = 0; k < weight[f][c].length; k++) sum += at(x, t + k - weight[f][c].length / 2, c) * weight[f][c][k];
            y[t][f] = (float) sum;
        }
    return y;
}

//// convolve | right | with streams
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int half = weight[0][0].length / 2;
    return IntStream.range(0, x.length).mapToObj(t -> {
        float[] row = bias.clone();
        IntStream.rangeClosed(Math.max(0, t - half), Math.min(x.length - 1, t + half)).forEach(s -> {
            for (int f = 0; f < row.length; f++)
                for (int c = 0; c < x[s].length; c++) row[f] += x[s][c] * weight[f][c][s - t + half];
        });
        return row;
    }).toArray(float[][]::new);
}

//// convolve | wrong | all padding at the end | expects: it begins width / 2 steps earlier
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < weight[f][0].length && t + k < x.length; k++)
                for (int c = 0; c < x[t].length; c++) y[t][f] += x[t + k][c] * weight[f][c][k];
        }
    return y;
}

//// convolve | wrong | all padding at the start | expects: it ends width / 2 steps later
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++)
                for (int c = 0; t + k - width + 1 >= 0 && c < x[t].length; c++)
                    y[t][f] += x[t + k - width + 1][c] * weight[f][c][k];
        }
    return y;
}

//// convolve | wrong | turns the weights round | expects: nothing is turned round
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = t - k + width / 2;
                for (int c = 0; s >= 0 && s < x.length && c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | no padding at all | expects: as many steps as came in
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length - width + 1][bias.length];
    for (int t = 0; t < y.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++)
                for (int c = 0; c < x[t].length; c++) y[t][f] += x[t + k][c] * weight[f][c][k];
        }
    return y;
}

//// convolve | wrong | forgets the bias | expects: each filter adds its bias
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++)
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                for (int c = 0; s >= 0 && s < x.length && c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
    return y;
}

//// convolve | wrong | adds relu | expects: no activation is asked for
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            float sum = bias[f];
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                for (int c = 0; s >= 0 && s < x.length && c < x[s].length; c++) sum += x[s][c] * weight[f][c][k];
            }
            y[t][f] = Math.max(0, sum);
        }
    return y;
}

//// convolve | wrong | always of width 3 | expects: FAIL convolve with the weights of a Conv1D of width 5
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < 3; k++) {
                int s = t + k - 1;
                for (int c = 0; s >= 0 && s < x.length && c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | goes round at the ends | expects: not the steps of the other end
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = (t + k - width / 2 + x.length) % x.length;
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | repeats the ends | expects: not the first or last step once more
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = Math.max(0, Math.min(x.length - 1, t + k - width / 2));
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | only the first number of a step | expects: not over the first only
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < 1; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | the first filter's weights for all | expects: the second has weight[1]
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < x[s].length; c++) y[t][f] += x[s][c] * weight[0][c][k];
            }
        }
    return y;
}

//// convolve | wrong | the first bias for all | expects: the second adds bias[1]
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[0];
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | a bias at each place | expects: not for each number or place
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = 0;
            for (int k = 0; k < width; k++) {
                y[t][f] += bias[f];
                int s = t + k - width / 2;
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | the ends left at their bias | expects: only those outside are zeros
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            if (t >= width / 2 && t < x.length - width / 2) for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < x[s].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | does not look where the window ends | expects: Index -1 out of bounds for length 3 (in line
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                for (int c = 0; c < x[0].length; c++) y[t][f] += x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | wrong | filter and number the wrong way round | expects: out of bounds
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < x[s].length; c++) y[t][f] += x[s][c] * weight[c][f][k];
            }
        }
    return y;
}

//// convolve | wrong | no sum, only the last product | expects: expected: {{210}
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[x.length][bias.length];
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < bias.length; f++) {
            y[t][f] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                if (s < 0 || s >= x.length) continue;
                for (int c = 0; c < x[s].length; c++) y[t][f] = x[s][c] * weight[f][c][k];
            }
        }
    return y;
}

//// convolve | right | a sum for each place of the window, over shifted copies
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int steps = x.length, width = weight[0][0].length;
    float[][] y = new float[steps][];
    for (int t = 0; t < steps; t++) y[t] = bias.clone();
    for (int k = 0; k < width; k++) {
        int shift = k - (width - 1) / 2;
        for (int t = Math.max(0, -shift); t < Math.min(steps, steps - shift); t++)
            for (int f = 0; f < bias.length; f++)
                for (int c = 0; c < x[t].length; c++) y[t][f] += x[t + shift][c] * weight[f][c][k];
    }
    return y;
}

//// convolve | right | doubles, zeros by a conditional
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][weight.length];
    for (int f = 0; f < weight.length; f++) {
        for (int t = 0; t < x.length; t++) {
            double sum = 0;
            for (int c = 0; c < weight[f].length; c++) {
                for (int k = 0; k < weight[f][c].length; k++) {
                    int from = t + k - weight[f][c].length / 2;
                    double there = from < 0 || from >= x.length ? 0.0 : x[from][c];
                    sum += there * weight[f][c][k];
                }
            }
            y[t][f] = (float) (sum + bias[f]);
        }
    }
    return y;
}

//// convolve | wrong | loses what stands behind the point | expects: have lost what stands behind the point
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][weight.length];
    int half = weight[0][0].length / 2;
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < weight.length; f++) {
            int sum = (int) bias[f];
            for (int c = 0; c < x[0].length; c++)
                for (int k = 0; k < weight[0][0].length; k++)
                    if (t + k - half >= 0 && t + k - half < x.length) sum += x[t + k - half][c] * weight[f][c][k];
            y[t][f] = sum;
        }
    return y;
}

//// convolve | wrong | divides by the window's width | expects: received: {{70}
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][weight.length];
    int width = weight[0][0].length, half = width / 2;
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < weight.length; f++) {
            float sum = 0;
            for (int c = 0; c < x[0].length; c++)
                for (int k = 0; k < width; k++)
                    if (t + k - half >= 0 && t + k - half < x.length) sum += x[t + k - half][c] * weight[f][c][k];
            y[t][f] = bias[f] + sum / width;
        }
    return y;
}

//// convolve | wrong | as many filters as numbers of a step | expects: as many as there are biases
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][x[0].length];
    int width = weight[0][0].length, half = width / 2;
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < x[0].length && f < weight.length; f++) {
            y[t][f] = bias[f];
            for (int c = 0; c < x[0].length; c++)
                for (int k = 0; k < width; k++)
                    if (t + k - half >= 0 && t + k - half < x.length) y[t][f] += x[t + k - half][c] * weight[f][c][k];
        }
    return y;
}

//// convolve | wrong | the middle of the window a step too late | expects: width / 2 steps earlier
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][weight.length];
    int width = weight[0][0].length, half = width / 2;
    for (int t = 0; t < x.length; t++)
        for (int f = 0; f < weight.length; f++) {
            y[t][f] = bias[f];
            for (int c = 0; c < x[0].length; c++)
                for (int k = 0; k < width; k++) {
                    int from = t + k - half + 1;
                    if (from >= 0 && from < x.length) y[t][f] += x[from][c] * weight[f][c][k];
                }
        }
    return y;
}

//// convolve | wrong | writes its sums into x | expects: received: {{210}, {630}
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    float[][] y = new float[x.length][weight.length];
    int width = weight[0][0].length, half = width / 2;
    for (int t = 0; t < x.length; t++) {
        for (int f = 0; f < weight.length; f++) {
            y[t][f] = bias[f];
            for (int c = 0; c < x[0].length; c++)
                for (int k = 0; k < width; k++)
                    if (t + k - half >= 0 && t + k - half < x.length) y[t][f] += x[t + k - half][c] * weight[f][c][k];
        }
        for (int f = 0; f < Math.min(x[t].length, y[t].length); f++) x[t][f] = y[t][f];
    }
    return y;
}

//// cnn | right | with activations as blocks of their own
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3).same(), Activation.reluBlock(), new MaxPooling1D(2), new Flatten(),
        new Dense(250), Activation.reluBlock(), new Dense(1), Activation.sigmoidBlock());
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | right | with objects in place of names
Network buildCnn() {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(10_000, 100), new Conv1D(200, 3, x -> x.maximum(0)).same()));
    layers.addAll(List.of(new MaxPooling1D(2), new Flatten(), new Dense(250, x -> x.maximum(0)), new Dense(1, Activation::sigmoid)));
    Network network = new Network(new Shape(500), layers.toArray(Block[]::new));
    network.compile(new Adam(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// cnn | right | nested, relu behind the pooling, flattened by a reshape
Network buildCnn() {
    Network network = new Network(new Shape(500), new Sequential(new Embedding(10_000, 100), new Conv1D(200, 3).same(), new MaxPooling1D(2), Activation.reluBlock()), new LambdaBlock(x -> new NDList(x.head().reshape(x.head().getShape().get(0), -1))), new Sequential(new Dense(250), Activation.reluBlock(), new Dense(1, Activation::sigmoid)));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | right | as a graph, with Deep Java Library's Linear
Network buildCnn() {
    Node ids = Node.input("ids", new Shape(500));
    Node phrases = ids.then(new Embedding(10_000, 100)).then(new Conv1D(200, 3, Activation::relu).same()).then(new MaxPooling1D(2));
    Node answer = phrases.then(ai.djl.nn.Blocks.batchFlattenBlock()).then(ai.djl.nn.core.Linear.builder().setUnits(250).build())
        .then(Activation.reluBlock()).then(new Dense(1, Activation::sigmoid));
    Network network = new Network(new Graph(List.of(ids), answer));
    network.compile(new Adam(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// cnn | wrong | without padding | expects: without same() the convolution leaves 498
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets relu in the convolution | expects: the convolution has no relu
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets pooling | expects: max pooling of 2 halves the steps
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets the sigmoid | expects: the last layer ends in a sigmoid
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | with rmsprop | expects: received: "rmsprop"
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets to compile | expects: without compile
Network buildCnn() {
    return new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
}

//// cnn | wrong | forgets relu in the dense layer | expects: the dense layer of 250 units has no relu
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets the metric | expects: received: {}
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy");
    return network;
}

//// cnn | wrong | pools before the convolution | expects: not before it
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new MaxPooling1D(2), new Conv1D(200, 3, Activation::relu).same(), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | no relu at all | expects: neither the convolution nor the dense layer
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3).same(), new MaxPooling1D(2), new Flatten(), new Dense(250), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | tanh in the convolution | expects: relu, not tanh
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::tanh).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | filters of width 1 | expects: of width 1
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 1, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | global pooling | expects: global pooling comes in exercise 4
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | squared error | expects: received: "mean_squared_error"
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "mean_squared_error", "accuracy");
    return network;
}

//// cnn | wrong | adam ten times as fast | expects: adam with a learning rate of
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile(new Adam(0.01), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// cnn | wrong | dropout that nobody asked for | expects: neither dropout nor L2
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets Flatten | expects: expected: 13560701
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | right | DJL's own Linear and Dropout-free Sequential, flattened by DJL's batchFlattenBlock
Network buildCnn() {
    SequentialBlock end = new SequentialBlock()
        .add(Blocks.batchFlattenBlock())
        .add(ai.djl.nn.core.Linear.builder().setUnits(250).build())
        .add(Activation::relu)
        .add(new Dense(1))
        .add(Activation::sigmoid);
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, x -> x.maximum(0)).same(), new MaxPooling1D(2), end);
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | right | from a list, compiled with objects
Network buildCnn() {
    List<Block> layers = new LinkedList<>();
    layers.add(new Flatten());
    layers.add(0, new MaxPooling1D(2));
    layers.add(0, new Conv1D(200, 3, Activation::relu).same());
    layers.add(0, new Embedding(10_000, 100));
    for (int units : new int[] {250, 1}) layers.add(new Dense(units, units > 1 ? Activation::relu : Activation::sigmoid));
    var network = new Network(new Shape(500), layers.toArray(new Block[0]));
    network.compile(new Adam(1e-3f), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// cnn | wrong | the embedding masks zeros | expects: a mask is not asked for
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100).maskZero(), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | two convolutions | expects: received: 13680901
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | width and filters exchanged | expects: received: 1248004
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(3, 200, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | reviews of 250 ids | expects: received: 7310701
Network buildCnn() {
    Network network = new Network(new Shape(250), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | pools 3 steps | expects: received: 9360701
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(3), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | ids up to 10,001 | expects: received: 13560801
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_001, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | the dense layer reads each step | expects: received: 1172951
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Dense(250, Activation::relu), new Flatten(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | the mean of two steps, not the largest | expects: expected: {{0.5408}
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(),
        new LambdaBlock(x -> new NDList(x.head().reshape(x.head().size(0), x.head().size(1) / 2, 2, 200).mean(new int[] {2}))), new Flatten(), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | right | with the activation as a block of its own
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3).same(),
        Activation.reluBlock(), new MaxPooling1D(2), new LSTM(100), new Dense(1), Activation.sigmoidBlock());
    network.compile(new Adam(0.001), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// cnn-lstm | right | nested twice
Network buildCnnLstm() {
    Block reads = new Sequential(new Sequential(new Conv1D(32, 3, x -> x.maximum(0)).same(), new MaxPooling1D(2)), new LSTM(100));
    Network network = new Network(new Shape(-1), new Embedding(10_000, 100), reads, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | right | as a graph
Network buildCnnLstm() {
    Node ids = Node.input("ids", new Shape(500));
    Node pooled = ids.then(new Embedding(10_000, 100)).then(new Conv1D(32, 3).same()).then(new MaxPooling1D(2)).then(Activation.reluBlock());
    Network network = new Network(new Graph(List.of(ids), pooled.then(new LSTM(100)).then(new Dense(1)).then(Activation.sigmoidBlock())));
    network.compile(new Adam(0.001), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// cnn-lstm | wrong | forgets pooling | expects: the LSTM reads all 500 steps
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(32, 3, Activation::relu).same(), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | without padding | expects: without same() the convolution leaves 498
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(32, 3, Activation::relu), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | forgets relu | expects: the convolution has no relu
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(32, 3).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | returns sequences | expects: hands on its last output only
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2),
        new LSTM(100).returnSequences(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | squared error | expects: received: "mean_squared_error"
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "mean_squared_error", "accuracy");
    return network;
}

//// cnn-lstm | wrong | forgets the sigmoid | expects: the last unit ends in a sigmoid
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | pools before the convolution | expects: not before it
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new MaxPooling1D(2), new Conv1D(32, 3, Activation::relu).same(), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | pools four steps | expects: 2 steps, not 4
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(4), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | a GRU | expects: that is a GRU
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new GRU(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | tanh in the convolution | expects: relu, not tanh
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::tanh).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | with a mask | expects: leave maskZero() out
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100).maskZero(), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | rmsprop | expects: received: "rmsprop"
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | forgets the metric | expects: received: {}
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy");
    return network;
}

//// cnn-lstm | right | a convolution block and a reading block
Network buildCnnLstm() {
    var seeing = new labs.nn.Sequential(new Conv1D(32, 3).same(), Activation.reluBlock(), new MaxPooling1D(2));
    var reading = new labs.nn.Sequential(new LSTM(100), new Dense(1), Activation.sigmoidBlock());
    Network network = new Network(List.of(new Shape(500)), new labs.nn.Sequential(new Embedding(10_000, 100), seeing, reading));
    network.compile(new Adam(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// cnn-lstm | right | a length that varies, pooled before relu, which is the same
Network buildCnnLstm() {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 100), new Conv1D(32, 3).same(), new MaxPooling1D(2), Activation.reluBlock(), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | right | max pooling by reshape and max
Network buildCnnLstm() {
    Block halve = new LambdaBlock(x -> new NDList(x.head().reshape(x.head().size(0), x.head().size(1) / 2, 2, 32).max(new int[] {2})));
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(), halve, new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | the LSTM first | expects: received: 1098033
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new LSTM(100).returnSequences(), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | 200 filters, as in the first network | expects: received: 1180701
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | a SimpleRNN | expects: received: 1023033
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new SimpleRNN(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | a dense layer before the last unit | expects: received: 1088333
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | wrong | relu behind the LSTM | expects: expected: {{0.4754}
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), Activation.reluBlock(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | right | with objects in place of names
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width).same(),
        Activation.reluBlock(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile(new Adam(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// pooled | right | relu behind the pooling, pooled by DJL's max
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Sequential(new Conv1D(filters, width).same(), new LambdaBlock(x -> new NDList(x.head().max(new int[] {1}).maximum(0)))), new Dense(1), Activation.sigmoidBlock());
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | right | as a graph
Network buildPooled(int filters, int width) {
    Node ids = Node.input("ids", new Shape(500));
    Node best = ids.then(new Embedding(10_000, 100)).then(new Conv1D(filters, width, Activation::relu).same()).then(new GlobalMaxPooling1D());
    Network network = new Network(new Graph(List.of(ids), best.then(new Dense(1, Activation::sigmoid))));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | keeps the places | expects: keep one number of each filter
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width, Activation::relu).same(), new MaxPooling1D(2), new Flatten(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | ignores the width | expects: the filters and the width that were asked for
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, 3, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | forgets relu | expects: the convolution has no relu
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | forgets the sigmoid | expects: the last unit ends in a sigmoid
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | forgets to compile | expects: without compile
Network buildPooled(int filters, int width) {
    return new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
}

//// pooled | wrong | with rmsprop | expects: received: "rmsprop"
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | without same | expects: the windows at the ends are missing
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | tanh | expects: relu, not tanh
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::tanh).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | the mean of all places | expects: not the mean
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu).same(), new LambdaBlock(x -> new NDList(x.head().mean(new int[] {1}))), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | a dense layer more | expects: expected: 1009665
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | always 32 filters | expects: the filters and the width that were asked for
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | forgets the metric | expects: received: {}
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy");
    return network;
}

//// pooled | wrong | squared error | expects: received: "mean_squared_error"
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "mean_squared_error", "accuracy");
    return network;
}

//// pooled | wrong | dropout | expects: neither dropout nor L2
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | with a mask | expects: leave maskZero() out
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100).maskZero(), new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | right | the largest by max, layers in SequentialBlock
Network buildPooled(int filters, int width) {
    SequentialBlock all = new SequentialBlock().add(new Embedding(10_000, 100)).add(new Conv1D(filters, width).same()).add(Activation::relu).add(x -> new NDList(x.head().max(new int[] {1}))).add(new Dense(1, Activation::sigmoid));
    Network network = new Network(List.of(new Shape(500)), all);
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | right | relu after the pooling, which is the same
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 100), new labs.nn.Sequential(new Conv1D(filters, width).same(), new GlobalMaxPooling1D()), Activation.reluBlock(), new Dense(1, Activation::sigmoid));
    network.compile(new Adam(0.001), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// pooled | wrong | filters and width exchanged | expects: received: 1009607
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(width, filters, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | pooled in pairs first | expects: expected: {{0.5743}
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new MaxPooling1D(2), new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | the largest and the mean | expects: expected: {{0.5743}
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu).same(), new LambdaBlock(x -> new NDList(x.head().max(new int[] {1}).add(x.head().mean(new int[] {1})))), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | the largest filter of each place | expects: received: 1010133
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu).same(), new LambdaBlock(x -> new NDList(x.head().max(new int[] {2}))), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// ngrams | right | with a list that is sorted once
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    List<Map.Entry<Float, String>> all = new ArrayList<>();
    for (int r = 0; r < reviews.size(); r++) {
        for (int start = 0; start + width <= reviews.get(r).length; start++) {
            StringJoiner text = new StringJoiner(" ");
            for (int i = 0; i < width; i++) text.add(words.word(reviews.get(r)[start + i]));
            all.add(Map.entry(excitement[r][start + width / 2], text.toString()));
        }
    }
    all.sort(Map.Entry.<Float, String>comparingByKey().reversed());
    Set<String> top = new LinkedHashSet<>();
    for (var entry : all) {
        if (top.size() < count) top.add(entry.getValue());
    }
    return new ArrayList<>(top);
}

//// ngrams | right | with streams
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Double> found = new HashMap<>();
    IntStream.range(0, reviews.size()).forEach(r ->
        IntStream.range(width / 2, reviews.get(r).length - width / 2).forEach(t -> found.merge(
            words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t - width / 2 + width)),
            (double) excitement[r][t], Double::max)));
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).collect(Collectors.toList());
}

//// ngrams | right | with a heap and a map of windows
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<List<Integer>, Float> best = new LinkedHashMap<>();
    int half = width / 2;
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = half; t < ids.length - half; t++) {
            List<Integer> window = Arrays.stream(ids, t - half, t + half + 1).boxed().toList();
            if (!best.containsKey(window) || best.get(window) < excitement[r][t]) best.put(window, excitement[r][t]);
        }
    }
    PriorityQueue<List<Integer>> queue = new PriorityQueue<>((a, b) -> Float.compare(best.get(b), best.get(a)));
    queue.addAll(best.keySet());
    List<String> top = new ArrayList<>();
    while (top.size() < count && !queue.isEmpty()) top.add(words.decode(queue.poll().stream().mapToInt(i -> i).toArray()));
    return top;
}

//// ngrams | right | slow: the largest again and again, and spoils what it was handed
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    List<String> top = new ArrayList<>();
    while (top.size() < count) {
        int row = -1, column = -1;
        for (int r = 0; r < reviews.size(); r++)
            for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
                if (excitement[r][t] > Float.NEGATIVE_INFINITY && (row < 0 || excitement[r][t] > excitement[row][column])) {
                    row = r;
                    column = t;
                }
        if (row < 0) break;
        String group = words.decode(Arrays.copyOfRange(reviews.get(row), column - width / 2, column + width / 2 + 1));
        if (!top.contains(group)) top.add(group);
        excitement[row][column] = Float.NEGATIVE_INFINITY;
    }
    return top;
}

//// ngrams | wrong | the window begins at t | expects: it does not begin there
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = 0; t + width <= reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t, t + width)), excitement[r][t], Math::max);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | wrong | a group as often as it occurs | expects: a group that occurs twice comes once
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    List<Map.Entry<Float, String>> all = new ArrayList<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            all.add(Map.entry(excitement[r][t], words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1))));
    all.sort(Map.Entry.<Float, String>comparingByKey().reversed());
    return all.stream().map(Map.Entry::getValue).limit(count).toList();
}

//// ngrams | wrong | the least exciting first | expects: the most exciting group comes first
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), excitement[r][t], Math::max);
    return found.keySet().stream().sorted(Comparator.comparing(found::get)).limit(count).toList();
}

//// ngrams | wrong | keeps the last excitement | expects: not its last
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.put(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), excitement[r][t]);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | wrong | windows that reach past the ends | expects: one that reaches past an end is left out
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = 0; t < reviews.get(r).length; t++) {
            int from = Math.max(0, t - width / 2), to = Math.min(reviews.get(r).length, t + width / 2 + 1);
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), from, to)), excitement[r][t], Math::max);
        }
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | wrong | adds up | expects: not the sum
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), excitement[r][t], Float::sum);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | wrong | keeps the first | expects: not its first
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.putIfAbsent(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), excitement[r][t]);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | wrong | the mean | expects: not the mean
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, List<Float>> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.computeIfAbsent(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), w -> new ArrayList<>()).add(excitement[r][t]);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w).stream().mapToDouble(v -> v).average().getAsDouble())).limit(count).toList();
}

//// ngrams | wrong | the window ends at t | expects: it does not end there
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width - 1; t < reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t - width + 1, t + 1)), excitement[r][t], Math::max);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | wrong | ignores the count | expects: count says how many
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), excitement[r][t], Math::max);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).toList();
}

//// ngrams | wrong | always three words | expects: width says how many words
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = 1; t + 1 < reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t - 1, t + 1 + 1)), excitement[r][t], Math::max);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | wrong | leaves the last window out | expects: expected: {"was not good"
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 + 1 < reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), excitement[r][t], Math::max);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | wrong | in the order of the text | expects: expected: {"was not good"
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new LinkedHashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), excitement[r][t], Math::max);
    return found.keySet().stream().limit(count).toList();
}

//// ngrams | wrong | needs as many groups as asked for | expects: IndexOutOfBoundsException
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.merge(words.decode(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)), excitement[r][t], Math::max);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).toList().subList(0, count);
}

//// ngrams | wrong | ids in place of words | expects: expected: {"was not good"
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = width / 2; t + width / 2 < reviews.get(r).length; t++)
            found.merge(Arrays.toString(Arrays.copyOfRange(reviews.get(r), t - width / 2, t + width / 2 + 1)).replaceAll("[\\[\\],]", ""), excitement[r][t], Math::max);
    return found.keySet().stream().sorted(Comparator.comparing(w -> -found.get(w))).limit(count).toList();
}

//// ngrams | right | groups of ids, decoded at the end
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<List<Integer>, Double> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        for (int s = 0; s <= reviews.get(r).length - width; s++) {
            List<Integer> group = Arrays.stream(reviews.get(r), s, s + width).boxed().toList();
            best.merge(group, (double) excitement[r][s + (width - 1) / 2], Double::max);
        }
    }
    return best.keySet().stream().sorted(Comparator.comparing((List<Integer> g) -> -best.get(g))).limit(count)
        .map(g -> words.decode(g.stream().mapToInt(i -> i).toArray())).toList();
}

//// ngrams | right | a queue, until enough are found
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    PriorityQueue<int[]> queue = new PriorityQueue<>((p, q) -> Float.compare(excitement[q[0]][q[1]], excitement[p[0]][p[1]]));
    for (int r = 0; r < reviews.size(); r++)
        for (int t = 0; t < reviews.get(r).length; t++)
            if (t >= width / 2 && t < reviews.get(r).length - width / 2) queue.add(new int[] {r, t});
    List<String> found = new ArrayList<>();
    while (!queue.isEmpty() && found.size() < count) {
        int[] place = queue.poll();
        int[] window = new int[width];
        for (int k = 0; k < width; k++) window[k] = reviews.get(place[0])[place[1] - width / 2 + k];
        String group = words.decode(window);
        if (!found.contains(group)) found.add(group);
    }
    return found;
}

//// ngrams | wrong | the smallest counts | expects: the mean or the smallest
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++) {
            String group = words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1));
            best.merge(group, excitement[r][t], Math::min);
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed())
        .limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | the last review left out | expects: in whichever review that is
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new HashMap<>();
    for (int r = 0; r < reviews.size() - 1; r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++) {
            String group = words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1));
            best.merge(group, excitement[r][t], Math::max);
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed())
        .limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | first counted, then each once | expects: a group that occurs twice counts once
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    List<Map.Entry<String, Float>> all = new ArrayList<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++)
            all.add(Map.entry(words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1)), excitement[r][t]));
    }
    all.sort(Map.Entry.<String, Float>comparingByValue().reversed());
    return all.stream().map(Map.Entry::getKey).limit(count).distinct().toList();
}

//// ngrams | wrong | the first window left out | expects: every window within a review counts
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2 + 1; t + width / 2 < ids.length; t++) {
            String group = words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1));
            best.merge(group, excitement[r][t], Math::max);
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed())
        .limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | zeros behind the end | expects: that reaches past an end of its review
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t < ids.length; t++) {
            String group = words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1));
            best.merge(group, excitement[r][t], Math::max);
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed())
        .limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | ids, not words | expects: become words by words.decode
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++) {
            String group = Arrays.toString(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1));
            best.merge(group, excitement[r][t], Math::max);
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed())
        .limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | one group for each excitement | expects: of groups with the same excitement each counts
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    TreeMap<Float, String> byExcitement = new TreeMap<>(Comparator.reverseOrder());
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++)
            byExcitement.put(excitement[r][t], words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1)));
    }
    return byExcitement.values().stream().distinct().limit(count).toList();
}

//// ngrams | wrong | the words of a group backwards | expects: in the order of the review
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++) {
            int t0 = t;
            String group = words.decode(IntStream.rangeClosed(-width / 2, width / 2).map(k -> ids[t0 - k]).toArray());
            best.merge(group, excitement[r][t], Math::max);
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed())
        .limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | compares whole numbers | expects: expected: {
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new LinkedHashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++)
            best.merge(words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1)), excitement[r][t], Math::max);
    }
    List<String> groups = new ArrayList<>(best.keySet());
    groups.sort((a, b) -> (int) (best.get(b) - best.get(a)));
    return groups.subList(0, Math.min(count, groups.size()));
}

//// ngrams | wrong | compares the excitement as an int | expects: not rounded
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Integer> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++)
            best.merge(words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1)), (int) excitement[r][t], Math::max);
    }
    return best.entrySet().stream().sorted((a, b) -> b.getValue() - a.getValue()).limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | rounds to one decimal | expects: not rounded
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Long> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++)
            best.merge(words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1)), Math.round(10.0 * excitement[r][t]), Math::max);
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | rounds to two decimals | expects: not rounded
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Double> best = new LinkedHashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++)
            best.merge(words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1)), Math.round(100 * excitement[r][t]) / 100.0, Math::max);
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | begins with 0 | expects: below 0
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new LinkedHashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++) {
            String group = words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1));
            best.put(group, Math.max(best.getOrDefault(group, 0f), excitement[r][t]));
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed()).limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | begins with the smallest float above 0 | expects: however little it excited
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new LinkedHashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++) {
            String group = words.decode(Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1));
            if (excitement[r][t] > best.getOrDefault(group, Float.MIN_VALUE)) best.put(group, excitement[r][t]);
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed()).limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | right | takes the best that is left, count times
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new TreeMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int from = 0, to = width; to <= ids.length; from++, to++) {
            String group = words.decode(Arrays.copyOfRange(ids, from, to));
            float now = excitement[r][(from + to) / 2];
            best.compute(group, (g, before) -> before == null || before < now ? now : before);
        }
    }
    List<String> top = new LinkedList<>();
    while (top.size() < count && !best.isEmpty()) {
        String next = Collections.max(best.entrySet(), Map.Entry.comparingByValue()).getKey();
        best.remove(next);
        top.add(next);
    }
    return top;
}

//// ngrams | wrong | the best of each review only | expects: every window within a review counts
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        int at = -1;
        for (int t = width / 2; t + width / 2 < ids.length; t++) if (at < 0 || excitement[r][t] > excitement[r][at]) at = t;
        if (at >= 0) best.merge(words.decode(Arrays.copyOfRange(ids, at - width / 2, at + width / 2 + 1)), excitement[r][at], Math::max);
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed()).limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | a word at each end left out, whatever the width | expects: no step is left out
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> best = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = 1; t + 1 < ids.length; t++)
            best.merge(words.decode(Arrays.copyOfRange(ids, t - 1, t - 1 + width)), excitement[r][t], Math::max);
    }
    return best.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed()).limit(count).map(Map.Entry::getKey).toList();
}

//// ngrams | wrong | groups of the same words in any order are one | expects: the order of the words counts
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<Set<Integer>, Float> best = new HashMap<>();
    Map<Set<Integer>, String> texts = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++) {
            int[] window = Arrays.copyOfRange(ids, t - width / 2, t + width / 2 + 1);
            Set<Integer> set = Arrays.stream(window).boxed().collect(Collectors.toSet());
            best.merge(set, excitement[r][t], Math::max);
            texts.putIfAbsent(set, words.decode(window));
        }
    }
    return best.entrySet().stream().sorted(Map.Entry.<Set<Integer>, Float>comparingByValue().reversed()).limit(count).map(e -> texts.get(e.getKey())).toList();
}

//// ngrams | right | excitements kept in a list, sorted by index
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    List<String> groups = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    for (int r = 0; r < reviews.size(); r++)
        for (int t = 0; t < excitement[r].length; t++) {
            int from = t - width / 2, to = from + width;
            if (from < 0 || to > reviews.get(r).length) continue;
            groups.add(words.decode(Arrays.copyOfRange(reviews.get(r), from, to)));
            values.add(excitement[r][t]);
        }
    return IntStream.range(0, groups.size()).boxed().sorted((i, j) -> values.get(j).compareTo(values.get(i))).map(groups::get).distinct().limit(count).collect(Collectors.toCollection(Vector::new));
}

//// convolve | wrong | filters first | expects: a row for each step, and in it a number from each filter
float[][] convolve(float[][] x, float[][][] weight, float[] bias) {
    int width = weight[0][0].length;
    float[][] y = new float[bias.length][x.length];
    for (int f = 0; f < bias.length; f++) {
        for (int t = 0; t < x.length; t++) {
            y[f][t] = bias[f];
            for (int k = 0; k < width; k++) {
                int s = t + k - width / 2;
                for (int c = 0; s >= 0 && s < x.length && c < x[s].length; c++) y[f][t] += x[s][c] * weight[f][c][k];
            }
        }
    }
    return y;
}

//// cnn-lstm | wrong | of reviews of 250 ids | expects: 500, or any (-1)
Network buildCnnLstm() {
    Network network = new Network(new Shape(250), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(),
        new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn-lstm | right | of reviews of any length
Network buildCnnLstm() {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 100), new Conv1D(32, 3, Activation::relu).same(),
        new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | of reviews of 250 ids | expects: 500, or any (-1)
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 100), new Conv1D(filters, width, Activation::relu).same(),
        new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// ngrams | wrong | takes 3 off the ids, as of ranks | expects: words.decode takes the ids as they are
List<String> topNgrams(List<int[]> reviews, float[][] excitement, int width, int count, WordIndex words) {
    Map<String, Float> found = new HashMap<>();
    for (int r = 0; r < reviews.size(); r++) {
        int[] ids = reviews.get(r);
        for (int t = width / 2; t + width / 2 < ids.length; t++) {
            int[] window = Arrays.stream(ids, t - width / 2, t + width / 2 + 1).map(id -> id - 3).toArray();
            found.merge(words.decode(window), excitement[r][t], Math::max);
        }
    }
    return found.entrySet().stream().sorted(Map.Entry.<String, Float>comparingByValue().reversed()).limit(count).map(Map.Entry::getKey).toList();
}
