//// pad | right | with System.arraycopy
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    int kept = Math.min(ids.length, length);
    System.arraycopy(ids, ids.length - kept, row, length - kept, kept);
    return row;
}

//// pad | right | with streams
int[] pad(int[] ids, int length) {
    IntStream zeros = IntStream.range(0, Math.max(0, length - ids.length)).map(i -> 0);
    return IntStream.concat(zeros, Arrays.stream(ids).skip(Math.max(0, ids.length - length))).toArray();
}

//// pad | wrong | on the right | expects: the zeros stand on the left
int[] pad(int[] ids, int length) {
    return Arrays.copyOf(ids, length);
}

//// pad | wrong | keeps the first ids | expects: the last ids are kept, not the first
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    int kept = Math.min(ids.length, length);
    System.arraycopy(ids, 0, row, length - kept, kept);
    return row;
}

//// pad | wrong | never cuts | expects: a longer review is cut
int[] pad(int[] ids, int length) {
    int[] row = new int[Math.max(length, ids.length)];
    System.arraycopy(ids, 0, row, row.length - ids.length, ids.length);
    return row;
}

//// pad | wrong | off by one | expects: zeros on the left, then the ids in their order
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    int kept = Math.min(ids.length, length);
    for (int i = 1; i < kept; i++) row[length - i] = ids[ids.length - i];
    return row;
}

//// recurrent-count | right | in one line
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * units * (dimension + units + 1) + units + 1;
}

//// recurrent-count | right | asks the library where it can
long readingNetwork(long ids, long dimension, long sums, long units) {
    Recurrent layer = sums == 1 ? new SimpleRNN((int) units) : new LSTM((int) units);
    try (Network network = new Network(new Shape(5), new Embedding((int) ids, (int) dimension), layer, new Dense(1))) {
        return network.parameterCount();
    }
}

//// recurrent-count | wrong | forgets the state | expects: the state goes in, too
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * (dimension * units + units) + units + 1;
}

//// recurrent-count | wrong | forgets the biases of the sums | expects: each sum has a bias
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * (dimension * units + units * units) + units + 1;
}

//// recurrent-count | wrong | one sum in place of four | expects: four sums for each unit
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + dimension * units + units * units + units + units + 1;
}

//// recurrent-count | wrong | one bias for all four sums | expects: a bias of its own
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * (dimension * units + units * units) + units + units + 1;
}

//// recurrent-count | wrong | forgets the embedding | expects: the embedding learns, too
long readingNetwork(long ids, long dimension, long sums, long units) {
    return sums * units * (dimension + units + 1) + units + 1;
}

//// flat-count | right | in one line
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + (length * dimension + 1) * units + units + 1;
}

//// flat-count | wrong | forgets the last unit | expects: the last unit, with its weights and its bias, is missing
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + (length * dimension + 1) * units;
}

//// flat-count | wrong | forgets Flatten | expects: after Flatten a review is
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + dimension * units + units + units + 1;
}

//// flat-count | wrong | takes the ids themselves | expects: all numbers of its vector
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + length * units + units + units + 1;
}

//// flat-count | wrong | forgets a bias | expects: each unit has a bias
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + length * dimension * units + units + 1;
}

//// reader | right | with objects in place of names
Network buildReader() {
    Network network = new Network(new Shape(-1), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(0.001), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// reader | right | as a graph
Network buildReader() {
    Node ids = Node.input("ids", new Shape(250));
    Node answer = ids.then(new Embedding(10_001, 64).maskZero()).then(new LSTM(32)).then(new Dense(1, Activation::sigmoid));
    Network network = new Network(new Graph(List.of(ids), answer));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | forgets the mask | expects: call maskZero()
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | forgets the sigmoid | expects: what does yours end in?
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | a row too few | expects: the lesson's table has 10,001 rows
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_000, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | a sigmoid on top of the sigmoid | expects: leave out fromLogits
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// reader | wrong | a plain recurrent layer | expects: that is a SimpleRNN
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new SimpleRNN(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | forgets to compile | expects: call compile with the loss
Network buildReader() {
    return new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
}

//// reader | wrong | with adam | expects: compile it with the optimizer rmsprop
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | forgets the metric | expects: give compile the metric accuracy
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy");
    return network;
}

//// reader | wrong | squared error | expects: that is the squared error
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "mean_squared_error", "accuracy");
    return network;
}

//// tune | right | a small GRU, the last part held out
Map<String, Float> tuned(Reviews train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 16).maskZero(), new GRU(8),
        new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train.padded(250), Fit.epochs(8).batchSize(64).validationSplit(0.1)
        .callback(new EarlyStopping("val_loss").patience(1).restoreBestWeights()));
    return network.evaluate(test);
}

//// tune | right | no order at all
Map<String, Float> tuned(Reviews train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32),
        new LambdaBlock(x -> new NDList(x.head().mean(new int[] {1}))), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train.last(0.8).padded(250), Fit.epochs(30).validation(train.first(0.2).padded(250))
        .callback(new EarlyStopping("val_accuracy").patience(3).restoreBestWeights()));
    return network.evaluate(test);
}

//// tune | wrong | does not train | expects: does it learn from the reviews that it is handed?
Map<String, Float> tuned(Reviews train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network.evaluate(test);
}

//// tune | wrong | validates on the test | expects: validate on a part of train
Map<String, Float> tuned(Reviews train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train.padded(250), Fit.epochs(10).validation(test)
        .callback(new EarlyStopping("val_loss").patience(2).restoreBestWeights()));
    return network.evaluate(test);
}

//// tune | wrong | the better of two, by the test | expects: chooses by it
Map<String, Float> tuned(Reviews train, IndexedDataset test) {
    Map<String, Float> best = null;
    for (int dimension : new int[] {4, 8}) {
        Network network = new Network(new Shape(250), new Embedding(10_000, dimension), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
        network.compile("adam", "binary_crossentropy", "accuracy");
        network.fit(train.padded(250), Fit.epochs(2));
        Map<String, Float> score = network.evaluate(test);
        if (best == null || score.get("accuracy") > best.get("accuracy")) best = score;
    }
    return best;
}

//// tune | wrong | returns the validation's score | expects: return network.evaluate(test)
Map<String, Float> tuned(Reviews train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train.last(0.9).padded(250), Fit.epochs(2));
    return network.evaluate(train.first(0.1).padded(250));
}

//// tune | wrong | forgets the metric | expects: compile with the metric accuracy
Map<String, Float> tuned(Reviews train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy");
    network.fit(train.last(0.9).padded(250), Fit.epochs(2));
    return network.evaluate(test);
}

//// fair | right | from the history of a validated fit
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile(new Adam(), new BinaryCrossentropy(), new BinaryAccuracy());
    double[] accuracy = network.fit(train, Fit.epochs(3).batchSize(64).validation(validation)).get("val_accuracy");
    return accuracy[accuracy.length - 1];
}

//// fair | wrong | scores on the training data | expects: score the network on the validation data
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(train).get("accuracy");
}

//// fair | wrong | a layer of its own | expects: put the layer that you are given
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | in per cent | expects: not in per cent
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return 100 * network.evaluate(validation).get("accuracy");
}

//// fair | wrong | forgets to train | expects: has the network learned
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network.evaluate(validation).get("accuracy");
}

//// stack | right | a dropout block before and after
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(),
        new Dropout(0.5), new LSTM(32), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// stack | wrong | the first hands on its last output only | expects: returnSequences()
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32),
        new Dropout(0.5), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | both hand on every step | expects: only the first LSTM hands on every step
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(),
        new Dropout(0.5), new LSTM(32).returnSequences(), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | without dropout | expects: put the Dropout block between
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(),
        new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | forgets the mask | expects: call maskZero()
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64), new LSTM(32).returnSequences(),
        new Dropout(0.5), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}
