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

//// convolve | wrong | always of width 3 | expects: the window's width taken from the weights
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

//// cnn | wrong | without padding | expects: without same() the convolution leaves 498
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets relu in the convolution | expects: give it to the convolution
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

//// cnn | wrong | forgets the sigmoid | expects: answers between 0 and 1
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | with rmsprop | expects: the optimizer adam
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets to compile | expects: call compile with the optimizer
Network buildCnn() {
    return new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
}

//// cnn | wrong | forgets relu in the dense layer | expects: give the layer of 250 units relu
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// cnn | wrong | forgets the metric | expects: give compile the metric accuracy
Network buildCnn() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(200, 3, Activation::relu).same(), new MaxPooling1D(2), new Flatten(),
        new Dense(250, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy");
    return network;
}

//// cnn-lstm | right | with the activation as a block of its own
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100), new Conv1D(32, 3).same(),
        Activation.reluBlock(), new MaxPooling1D(2), new LSTM(100), new Dense(1), Activation.sigmoidBlock());
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

//// cnn-lstm | wrong | forgets relu | expects: give it to the convolution
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

//// cnn-lstm | wrong | squared error | expects: that is the squared error
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1, Activation::sigmoid));
    network.compile("adam", "mean_squared_error", "accuracy");
    return network;
}

//// cnn-lstm | wrong | forgets the sigmoid | expects: a network that ends in a sigmoid
Network buildCnnLstm() {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(32, 3, Activation::relu).same(), new MaxPooling1D(2), new LSTM(100), new Dense(1));
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

//// pooled | wrong | forgets relu | expects: give it to the convolution
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | forgets the sigmoid | expects: answers between 0 and 1
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// pooled | wrong | forgets to compile | expects: call compile with the loss
Network buildPooled(int filters, int width) {
    return new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
}

//// pooled | wrong | with rmsprop | expects: compile it with the optimizer adam
Network buildPooled(int filters, int width) {
    Network network = new Network(new Shape(500), new Embedding(10_000, 100),
        new Conv1D(filters, width, Activation::relu).same(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
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

//// ngrams | wrong | the window begins at t | expects: the middle of the window is at t
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

//// ngrams | wrong | keeps the last excitement | expects: keeps its largest excitement
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
