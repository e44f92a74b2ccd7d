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

//// pad | right | with a list
int[] pad(int[] ids, int length) {
    List<Integer> row = new LinkedList<>();
    for (int id : ids) row.add(id);
    while (row.size() > length) row.remove(0);
    while (row.size() < length) row.add(0, 0);
    return row.stream().mapToInt(Integer::intValue).toArray();
}

//// pad | right | place by place, with a condition
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    int shift = length - ids.length;
    for (int i = 0; i < length; i++) {
        row[i] = i - shift >= 0 ? ids[i - shift] : 0;
    }
    return row;
}

//// pad | right | cuts with copyOfRange, and changes what it was handed
int[] pad(int[] ids, int length) {
    int[] kept = Arrays.copyOfRange(ids, Math.max(0, ids.length - length), ids.length);
    Arrays.fill(ids, 0);
    int[] row = new int[length];
    for (int i = 0; i < kept.length; i++) row[length - kept.length + i] = kept[i];
    return row;
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

//// pad | wrong | off by one | expects: the first is missing
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    int kept = Math.min(ids.length, length);
    for (int i = 1; i < kept; i++) row[length - i] = ids[ids.length - i];
    return row;
}

//// pad | wrong | does not cut, and runs over the end | expects: Index -4 out of bounds for length 3 (in line 3 of pad)
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    for (int i = 0; i < ids.length; i++) row[length - ids.length + i] = ids[i];
    return row;
}

//// pad | wrong | turns the ids round | expects: in their order
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    for (int i = 0; i < Math.min(ids.length, length); i++) row[length - 1 - i] = ids[i];
    return row;
}

//// pad | wrong | zeros on both sides | expects: the zeros all stand on the left
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    int kept = Math.min(ids.length, length);
    System.arraycopy(ids, ids.length - kept, row, (length - kept) / 2, kept);
    return row;
}

//// pad | wrong | pads with the start marker | expects: the places to fill up hold 0
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    Arrays.fill(row, 1);
    int kept = Math.min(ids.length, length);
    System.arraycopy(ids, ids.length - kept, row, length - kept, kept);
    return row;
}

//// pad | wrong | always 250 long | expects: as long as the length says
int[] pad(int[] ids, int length) {
    int[] row = new int[250];
    int kept = Math.min(ids.length, 250);
    System.arraycopy(ids, ids.length - kept, row, 250 - kept, kept);
    return row;
}

//// pad | wrong | pads on the left, cuts one too many | expects: expected: {6, 7, 8}
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    int kept = ids.length >= length ? length - 1 : ids.length;
    System.arraycopy(ids, ids.length - kept, row, length - kept, kept);
    return row;
}

//// pad | wrong | drops one id of a longer review | expects: of a longer review the last ids are kept
int[] pad(int[] ids, int length) {
    if (ids.length > length) return Arrays.copyOfRange(ids, 1, length + 1);
    int[] row = new int[length];
    System.arraycopy(ids, 0, row, length - ids.length, ids.length);
    return row;
}

//// pad | wrong | empties a longer review | expects: of a longer review the last ids are kept
int[] pad(int[] ids, int length) {
    int[] row = new int[length];
    if (ids.length <= length) System.arraycopy(ids, 0, row, length - ids.length, ids.length);
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

//// recurrent-count | right | with a helper for a layer
long weightsAndBiases(long in, long out) {
    return in * out + out;
}
long readingNetwork(long ids, long dimension, long sums, long units) {
    long layer = 0;
    for (int sum = 0; sum < sums; sum++) layer += weightsAndBiases(dimension + units, units);
    return ids * dimension + layer + weightsAndBiases(units, 1);
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

//// recurrent-count | wrong | forgets the last unit | expects: the last unit, with its weights and its bias, is missing
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * units * (dimension + units + 1);
}

//// recurrent-count | wrong | forgets the last bias | expects: the last unit has a bias
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * units * (dimension + units + 1) + units;
}

//// recurrent-count | wrong | two biases, as in PyTorch | expects: one bias for each unit
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * (dimension * units + units * units + 2 * units) + units + 1;
}

//// recurrent-count | wrong | the state as long as the vector | expects: the state has as many numbers as there are units
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * (2 * dimension * units + units) + units + 1;
}

//// recurrent-count | wrong | one bias for a whole sum | expects: a bias for each unit
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * (dimension * units + units * units + 1) + units + 1;
}

//// recurrent-count | wrong | one number of the state for each unit | expects: for each number of the state
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * (dimension * units + units + units) + units + 1;
}

//// recurrent-count | wrong | the last unit has only a bias | expects: the last unit has a weight for each number of the state
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * units * (dimension + units + 1) + 1;
}

//// recurrent-count | wrong | the embedding has biases | expects: an embedding has no bias
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + dimension + sums * units * (dimension + units + 1) + units + 1;
}

//// recurrent-count | wrong | no bias anywhere | expects: each sum has a bias, one for each unit, and the last unit has one
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * units * (dimension + units) + units;
}

//// recurrent-count | wrong | the lesson's number | expects: expected: 357 received: 652513
long readingNetwork(long ids, long dimension, long sums, long units) {
    return 652_513;
}

//// recurrent-count | wrong | forgets the words | expects: the words go in, too
long readingNetwork(long ids, long dimension, long sums, long units) {
    return ids * dimension + sums * (units * units + units) + units + 1;
}

//// recurrent-count | wrong | counts in an int | expects: calculate with long
long readingNetwork(long ids, long dimension, long sums, long units) {
    int embedding = (int) (ids * dimension);
    int recurrent = (int) (sums * units * (dimension + units + 1));
    return embedding + recurrent + units + 1;
}

//// recurrent-count | wrong | a row more for the padding | expects: the padding's row among them
long readingNetwork(long ids, long dimension, long sums, long units) {
    return (ids + 1) * dimension + sums * units * (dimension + units + 1) + units + 1;
}

//// recurrent-count | wrong | an int that refuses to overflow | expects: calculate with long
long readingNetwork(long ids, long dimension, long sums, long units) {
    return Math.toIntExact(ids * dimension + sums * units * (dimension + units + 1) + units + 1);
}

//// flat-count | right | in one line
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + (length * dimension + 1) * units + units + 1;
}

//// flat-count | right | asks the library
long flatNetwork(long ids, long dimension, long length, long units) {
    try (Network network = new Network(new Shape(length), new Embedding((int) ids, (int) dimension), new Flatten(), new Dense((int) units), new Dense(1))) {
        return network.parameterCount();
    }
}

//// flat-count | right | layer by layer in a list
long flatNetwork(long ids, long dimension, long length, long units) {
    return LongStream.of(ids * dimension, dimension * length * units, units, units, 1).sum();
}

//// flat-count | wrong | forgets the last unit | expects: the last unit 6 weights and a bias
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

//// flat-count | wrong | forgets the biases of the dense layer | expects: each of the 6 units has a bias
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + length * dimension * units + units + 1;
}

//// flat-count | wrong | forgets the embedding | expects: the embedding learns, too
long flatNetwork(long ids, long dimension, long length, long units) {
    return length * dimension * units + units + units + 1;
}

//// flat-count | wrong | forgets the last bias | expects: the last unit has a bias
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + length * dimension * units + units + units;
}

//// flat-count | wrong | both biases forgotten | expects: 7 numbers are missing
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + length * dimension * units + units;
}

//// flat-count | wrong | one bias for the dense layer | expects: each of the 6 units has a bias of its own
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + length * dimension * units + 1 + units + 1;
}

//// flat-count | wrong | adds where it should multiply | expects: each of them goes into each unit
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + (length + dimension) * units + units + units + 1;
}

//// flat-count | wrong | a bias for each place | expects: one bias for each unit, not one for each place
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + length * (dimension * units + units) + units + 1;
}

//// flat-count | wrong | an embedding for each place | expects: one table serves all places
long flatNetwork(long ids, long dimension, long length, long units) {
    return length * ids * dimension + length * dimension * units + units + units + 1;
}

//// flat-count | wrong | forgets the dense layer | expects: the dense layer of 6 units is missing
long flatNetwork(long ids, long dimension, long length, long units) {
    return ids * dimension + length * dimension + 1;
}

//// flat-count | wrong | a row for each place, not for each id | expects: a row for each id
long flatNetwork(long ids, long dimension, long length, long units) {
    return length * dimension + length * dimension * units + units + units + 1;
}

//// flat-count | wrong | the last unit sees everything | expects: not for each number of the review
long flatNetwork(long ids, long dimension, long length, long units) {
    long embedding = ids * dimension;
    long dense = length * dimension * units + units;
    long last = length * dimension + 1;
    return embedding + dense + last;
}

//// flat-count | wrong | a bias for each row of the embedding | expects: an embedding has no bias
long flatNetwork(long ids, long dimension, long length, long units) {
    long embedding = ids * dimension + ids;
    long dense = length * dimension * units + units;
    long last = units + 1;
    return embedding + dense + last;
}

//// flat-count | wrong | the counts of a dense layer over every id | expects: not all 13 ids
long flatNetwork(long ids, long dimension, long length, long units) {
    long embedding = ids * dimension;
    long dense = ids * dimension * units + units;
    long last = units + 1;
    return embedding + dense + last;
}

//// flat-count | wrong | units and dimension exchanged | expects: received: 365
long flatNetwork(long ids, long dimension, long length, long units) {
    long embedding = ids * dimension;
    long dense = length * units * units + dimension;
    long last = units + 1;
    return embedding + dense + last;
}

//// flat-count | wrong | counts in an int | expects: calculate with long
long flatNetwork(long ids, long dimension, long length, long units) {
    int embedding = (int) (ids * dimension);
    int dense = (int) (length * dimension * units + units);
    return embedding + dense + units + 1;
}

//// flat-count | wrong | an int for the dense layer alone | expects: calculate with long
long flatNetwork(long ids, long dimension, long length, long units) {
    int perUnit = (int) (length * dimension) + 1;
    int dense = perUnit * (int) units;
    return ids * dimension + dense + units + 1;
}

//// flat-count | wrong | an int that refuses to overflow | expects: calculate with long
long flatNetwork(long ids, long dimension, long length, long units) {
    return Math.toIntExact(ids * dimension + (length * dimension + 1) * units + units + 1);
}

//// flat-count | right | with doubles
long flatNetwork(long ids, long dimension, long length, long units) {
    double inOneRow = (double) length * dimension;
    return Math.round((double) ids * dimension + (inOneRow + 1) * units + (units + 1.0));
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

//// reader | right | nested, the sigmoid as a block of its own
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new Sequential(new LSTM(32), new Sequential(new Dense(1), Activation.sigmoidBlock())));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | right | layers made by helpers
Embedding table() {
    return new Embedding(10_001, 64).maskZero();
}
Network buildReader() {
    List<Block> layers = new ArrayList<>();
    layers.add(table());
    layers.add(new LSTM(32));
    layers.add(ai.djl.nn.core.Linear.builder().setUnits(1).build());
    layers.add(Activation.sigmoidBlock());
    var network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new BinaryAccuracy(0.5));
    return network;
}

//// reader | wrong | forgets the mask | expects: call maskZero()
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | forgets the sigmoid | expects: the last unit ends in a sigmoid
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

//// reader | wrong | a sigmoid on top of the sigmoid | expects: from logits
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

//// reader | wrong | forgets to compile | expects: without compile
Network buildReader() {
    return new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
}

//// reader | wrong | with adam | expects: received: "adam"
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | forgets the metric | expects: received: {}
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy");
    return network;
}

//// reader | wrong | squared error | expects: received: "mean_squared_error"
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "mean_squared_error", "accuracy");
    return network;
}

//// reader | wrong | sgd | expects: received: "sgd"
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("sgd", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | rmsprop ten times as fast | expects: rmsprop with a learning rate of
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(0.01), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// reader | wrong | a bidirectional LSTM | expects: that LSTM reads in both directions
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new Bidirectional(new LSTM(32)), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | a GRU | expects: that is a GRU
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new GRU(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | hands on every step | expects: one answer for each review
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | tanh at the end | expects: the last unit ends in a sigmoid
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::tanh));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | relu at the end | expects: the last unit ends in a sigmoid
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::relu));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | a relu on the state | expects: expected: {{
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), Activation.reluBlock(), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | 64 units and 32 numbers, the wrong way round | expects: expected: 652513
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 32).maskZero(), new LSTM(64), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | dropout that nobody asked for | expects: they are not asked for here
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | the accuracy of logits | expects: accuracy of logits
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new BinaryAccuracy(0));
    return network;
}

//// reader | wrong | the metric loss | expects: No metric is called
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "loss");
    return network;
}

//// reader | wrong | no LSTM, but Flatten | expects: expected: 652513
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new Flatten(), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | of 500 ids | expects: received: 500
Network buildReader() {
    Network network = new Network(new Shape(500), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// reader | wrong | closes what it returns | expects: This network is closed
Network buildReader() {
    try (Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid))) {
        network.compile("rmsprop", "binary_crossentropy", "accuracy");
        return network;
    }
}

//// reader | right | DJL's dense layer
Network buildReader() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32), ai.djl.nn.core.Linear.builder().setUnits(1).build(), Activation.sigmoidBlock());
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// tune | right | a small GRU, the last part held out
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 16).maskZero(), new GRU(8),
        new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(8).batchSize(64).validationSplit(0.1)
        .callback(new EarlyStopping("val_loss").patience(1).restoreBestWeights()));
    return network.evaluate(test);
}

//// tune | right | no order at all
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32),
        new LambdaBlock(x -> new NDList(x.head().mean(new int[] {1}))), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train.last(0.8), Fit.epochs(30).validation(train.first(0.2))
        .callback(new EarlyStopping("val_accuracy").patience(3).restoreBestWeights()));
    return network.evaluate(test);
}

//// tune | right | several short fits, the best by the validation reviews
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network best = null;
    double bestAccuracy = -1;
    for (double rate : new double[] {0.01, 0.02}) {
        Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
        network.compile(new Adam(rate), new BinaryCrossentropy(), new BinaryAccuracy());
        for (int i = 0; i < 2; i++) {
            network.fit(train.last(0.9), Fit.epochs(2).batchSize(64).validation(train.first(0.1))
                .callback(new EarlyStopping("val_loss").restoreBestWeights()));
        }
        double accuracy = network.evaluate(train.first(0.1)).get("accuracy");
        if (accuracy > bestAccuracy) {
            bestAccuracy = accuracy;
            best = network;
        }
    }
    return best.evaluate(test);
}

//// tune | right | evaluated by a map of its own
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 16), new LambdaBlock(x -> new NDList(x.head().mean(new int[] {1}))),
        new Dense(8, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile(new Adam(0.01), new BinaryCrossentropy(), new BinaryAccuracy());
    network.fit(train, Fit.epochs(12).validationSplit(0.2).callback(new EarlyStopping("val_accuracy").patience(2).restoreBestWeights()));
    Map<String, Float> scores = new TreeMap<>(network.evaluate(test));
    return scores;
}

//// tune | wrong | does not train | expects: does it learn from the reviews that it is handed?
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network.evaluate(test);
}

//// tune | wrong | validates on the test | expects: validate on a part of train
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(10).validation(test)
        .callback(new EarlyStopping("val_loss").patience(2).restoreBestWeights()));
    return network.evaluate(test);
}

//// tune | wrong | the better of two, by the test | expects: chooses by it
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Map<String, Float> best = null;
    for (int dimension : new int[] {4, 8}) {
        Network network = new Network(new Shape(250), new Embedding(10_000, dimension), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
        network.compile("adam", "binary_crossentropy", "accuracy");
        network.fit(train, Fit.epochs(2));
        Map<String, Float> score = network.evaluate(test);
        if (best == null || score.get("accuracy") > best.get("accuracy")) best = score;
    }
    return best;
}

//// tune | wrong | returns the validation's score | expects: return network.evaluate(test)
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train.last(0.9), Fit.epochs(2));
    return network.evaluate(train.first(0.1));
}

//// tune | wrong | forgets the metric | expects: compile with the metric accuracy
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy");
    network.fit(train.last(0.9), Fit.epochs(2));
    return network.evaluate(test);
}

//// tune | wrong | learns from the notebook's reviews | expects: accuracy there
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 9), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(imdb.train().shorterThan(250).padded(250), Fit.epochs(1).batchSize(64));
    return network.evaluate(test);
}

//// tune | wrong | evaluates the notebook's test | expects: return network.evaluate(test), with the test that is handed in
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(2));
    return network.evaluate(imdb.test().shorterThan(250).padded(250));
}

//// tune | wrong | a part of the test | expects: evaluate on all of test
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(2));
    return network.evaluate(test.range(0, test.size() / 2));
}

//// tune | wrong | learns from the test | expects: learns from it
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(test, Fit.epochs(2));
    return network.evaluate(test);
}

//// tune | wrong | makes it up | expects: return what network.evaluate(test) gives
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(2));
    network.evaluate(test);
    return Map.of("accuracy", 0.91f, "loss", 0.2f);
}

//// tune | wrong | looks at the test once before it trains | expects: chooses by it
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.evaluate(test);
    network.fit(train, Fit.epochs(2));
    return network.evaluate(test);
}

//// tune | wrong | in per cent | expects: a share, from 0 to 1
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(2));
    return Map.of("accuracy", 100 * network.evaluate(test).get("accuracy"));
}

//// tune | wrong | returns nothing | expects: received: null
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(2));
    network.evaluate(test);
    return null;
}

//// tune | wrong | forgets to compile | expects: call compile first
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.fit(train, Fit.epochs(2));
    return network.evaluate(test);
}

//// tune | wrong | forgets the embedding | expects: LSTM expected an input
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new LSTM(8), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(2));
    return network.evaluate(test);
}

//// tune | right | the epochs chosen on a part held out, then trained anew on all of train
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile(new Adam(0.02), new BinaryCrossentropy(), new BinaryAccuracy());
    History tried = network.fit(train.first(0.8), Fit.epochs(4).validation(train.last(0.2)).callback(new EarlyStopping("val_loss").patience(1)));
    network.reset(1);
    network.fit(train, Fit.epochs(tried.get("loss").length));
    return network.evaluate(test);
}

//// tune | wrong | nothing is held out | expects: hold a part of train out
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile(new Adam(0.02), new BinaryCrossentropy(), new BinaryAccuracy());
    network.fit(train, Fit.epochs(4));
    return network.evaluate(test);
}

//// tune | wrong | validates on what it learns from | expects: hold a part of train out
Map<String, Float> tuned(IndexedDataset train, IndexedDataset test) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 8), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile(new Adam(0.02), new BinaryCrossentropy(), new BinaryAccuracy());
    network.fit(train, Fit.epochs(4).validation(train.first(0.1))
        .callback(new EarlyStopping("val_loss").patience(2).restoreBestWeights()));
    return network.evaluate(test);
}

//// fair | right | from the history of a validated fit
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile(new Adam(), new BinaryCrossentropy(), new BinaryAccuracy());
    double[] accuracy = network.fit(train, Fit.epochs(3).batchSize(64).validation(validation)).get("val_accuracy");
    return accuracy[accuracy.length - 1];
}

//// fair | right | three calls of fit, nested, with Deep Java Library's own last layer
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Block end = new Sequential(ai.djl.nn.core.Linear.builder().setUnits(1).build(), Activation.sigmoidBlock());
    try (Network network = new Network(new Shape(-1), new Embedding(10_000, 32).maskZero(), layer, end)) {
        network.compile(new Adam(0.001), new BinaryCrossentropy(), new BinaryAccuracy());
        for (int epoch = 1; epoch <= 3; epoch++) network.fit(train, Fit.epochs(1).batchSize(64));
        return network.evaluate(validation).get("accuracy");
    }
}

//// fair | right | as a graph, the accuracy from the history's table
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Node ids = Node.input("ids", new Shape(8));
    Network network = new Network(new Graph(List.of(ids), ids.then(new Embedding(10_000, 32).maskZero()).then(layer).then(new Dense(1, Activation::sigmoid))));
    network.compile("adam", "binary_crossentropy", "accuracy");
    Table history = network.fit(train, Fit.epochs(3).batchSize(64).validation(validation)).table();
    return history.doubleColumn("val_accuracy").get(history.rowCount() - 1);
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

//// fair | wrong | forgets to train | expects: learn from the training data that it is handed
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | no mask | expects: maskZero()
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | vectors of 64 numbers | expects: 32 numbers
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 64).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | rmsprop | expects: rmsprop moves
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | sgd | expects: adam moves each weight by 0.001
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("sgd", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | squared error | expects: squared error
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "mean_squared_error", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | no sigmoid | expects: the last layer needs its activation, Activation::sigmoid
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | one epoch | expects: how many epochs
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(1).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | the usual batches of 32 | expects: batchSize(64)
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | learns from the validation data | expects: learn from the training data
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(validation, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | forgets the metric | expects: NullPointerException
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | learns from both | expects: not to be learned from
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    network.fit(validation, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | returns the loss | expects: that is no share of 400 reviews
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("loss");
}

//// fair | wrong | makes it up | expects: expected: from 0.5750 to 0.6750 received: 0.85
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64));
    network.evaluate(validation);
    return 0.85;
}

//// fair | right | the third of the history
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    History history = network.fit(train, Fit.epochs(3).batchSize(64).validation(validation).quiet());
    return history.get("val_accuracy")[2];
}

//// fair | wrong | four epochs | expects: received: 4
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network.fit(train, Fit.epochs(4).batchSize(64).validation(validation).quiet()).last("val_accuracy");
}

//// fair | wrong | batches of 128 | expects: no such pass over them
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network.fit(train, Fit.epochs(3).batchSize(128).validation(validation).quiet()).last("val_accuracy");
}

//// fair | wrong | the two exchanged | expects: no such pass over them
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network.fit(validation, Fit.epochs(3).batchSize(64).validation(train).quiet()).last("val_accuracy");
}

//// fair | wrong | the best epoch | expects: not after the first or the best
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return Arrays.stream(network.fit(train, Fit.epochs(3).batchSize(64).validation(validation).quiet()).get("val_accuracy")).max().getAsDouble();
}

//// fair | wrong | the first epoch | expects: not after the first or the best
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network.fit(train, Fit.epochs(3).batchSize(64).validation(validation).quiet()).get("val_accuracy")[0];
}

//// fair | wrong | the mean of the epochs | expects: not the mean of all
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return Arrays.stream(network.fit(train, Fit.epochs(3).batchSize(64).validation(validation).quiet()).get("val_accuracy")).average().getAsDouble();
}

//// fair | wrong | the share of wrong ones | expects: the share of the wrong ones?
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return 1 - network.fit(train, Fit.epochs(3).batchSize(64).validation(validation).quiet()).last("val_accuracy");
}

//// fair | right | the layer in a Sequential of its own, a batch size for evaluate left as it is, the sigmoid behind a Dense
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    var reading = new labs.nn.Sequential(new Embedding(10_000, 32).maskZero(), new labs.nn.Sequential(layer));
    Network network = new Network(List.of(new Shape(250)), new labs.nn.Sequential(reading, new Dense(1), Activation.sigmoidBlock()));
    network.compile(new Adam(0.001), new BinaryCrossentropy(), new BinaryAccuracy());
    network.reset(7);
    for (int epoch = 0; epoch < 3; epoch++) network.fit(train, Fit.epochs(1).batchSize(64).quiet());
    return network.evaluate(validation).values().stream().skip(1).findFirst().get();
}

//// fair | right | looks at the training data first
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    System.out.println("untrained: " + network.evaluate(train));
    History history = network.fit(train, Fit.epochs(3).batchSize(64).validation(validation));
    return history.last("val_accuracy");
}

//// fair | wrong | a dense layer more | expects: what else learns
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | a dense layer before it | expects: what else learns
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), new TimeDistributed(new Dense(32)), layer, new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | reads in both directions | expects: Bidirectional
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), new Bidirectional(layer), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | a second recurrent layer | expects: what else learns
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer.returnSequences(), new LSTM(16), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | dropout behind the layer | expects: nothing else
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dropout(0.2), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | the largest of all steps | expects: nothing else
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer.returnSequences(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | relu behind the layer | expects: nothing else
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, Activation.reluBlock(), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | L2 in the last unit | expects: nothing else
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid).l2(0.01));
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// fair | wrong | tanh in the last unit, then a sigmoid | expects: nothing else
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(250), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::tanh), Activation.sigmoidBlock());
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(3).batchSize(64).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// stack | right | a dropout block before and after
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(),
        new Dropout(0.5), new LSTM(32), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// stack | right | nested by two
Network buildStacked() {
    Network network = new Network(new Shape(250), new Sequential(new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences()), new Sequential(new Dropout(0.5), new LSTM(32)), new Dense(1), Activation.sigmoidBlock());
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | right | as a graph
Network buildStacked() {
    Node ids = Node.input("ids", new Shape(250));
    Node first = ids.then(new Embedding(10_001, 64).maskZero()).then(new LSTM(32).returnSequences());
    Node second = first.then(new Dropout(0.5)).then(new LSTM(32));
    Network network = new Network(new Graph(List.of(ids), second.then(new Dense(1, Activation::sigmoid))));
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

//// stack | wrong | dropout before the first LSTM | expects: behind the first LSTM
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new Dropout(0.5), new LSTM(32).returnSequences(), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | dropout behind the second LSTM only | expects: between the two LSTMs
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new LSTM(32), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | a tenth dropped | expects: half of the numbers are turned into zero
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.1), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | two dropouts in a row | expects: half of the numbers are turned into zero
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.5), new Dropout(0.5), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | forgets the sigmoid | expects: the last unit ends in a sigmoid
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.5), new LSTM(32), new Dense(1));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | tanh at the end | expects: the last unit ends in a sigmoid
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.5), new LSTM(32), new Dense(1, Activation::tanh));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | adam | expects: received: "adam"
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.5), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | squared error | expects: received: "mean_squared_error"
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.5), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "mean_squared_error", "accuracy");
    return network;
}

//// stack | wrong | forgets to compile | expects: without compile
Network buildStacked() {
    return new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.5), new LSTM(32), new Dense(1, Activation::sigmoid));
}

//// stack | wrong | forgets the metric | expects: received: {}
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.5), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy");
    return network;
}

//// stack | wrong | only one LSTM | expects: one of the two LSTMs is missing
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new Dropout(0.5), new LSTM(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | two GRUs | expects: expected: 660833
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new GRU(32).returnSequences(), new Dropout(0.5), new GRU(32), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// stack | wrong | the largest of all steps | expects: expected: {{
Network buildStacked() {
    Network network = new Network(new Shape(250), new Embedding(10_001, 64).maskZero(), new LSTM(32).returnSequences(), new Dropout(0.5), new LSTM(32).returnSequences(), new GlobalMaxPooling1D(), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// fair | wrong | adam at ten times its rate | expects: at its usual learning rate
double score(Recurrent layer, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 32).maskZero(), layer, new Dense(1, Activation::sigmoid));
    network.compile(new Adam(0.01), new BinaryCrossentropy(), new BinaryAccuracy());
    network.fit(train, Fit.epochs(3).batchSize(64));
    return network.evaluate(validation).get("accuracy");
}
