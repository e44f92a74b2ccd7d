//// multi-hot | right | with a stream
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    Arrays.stream(ids).forEach(id -> bag[id] = 1f);
    return bag;
}

//// multi-hot | right | by asking for every place whether it occurs
float[] multiHot(int[] ids, int dimension) {
    Set<Integer> present = Arrays.stream(ids).boxed().collect(Collectors.toSet());
    float[] bag = new float[dimension];
    for (int i = 0; i < dimension; i++) {
        bag[i] = present.contains(i) ? 1 : 0;
    }
    return bag;
}

//// multi-hot | wrong | counts the words | expects: a word counts once
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int id : ids) {
        bag[id]++;
    }
    return bag;
}

//// multi-hot | wrong | counts places from 1 | expects: the first place belongs to the id 0
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int id : ids) {
        bag[id - 1] = 1;
    }
    return bag;
}

//// multi-hot | wrong | a place for each word of the review | expects: a place for every word there is
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[ids.length];
    Arrays.fill(bag, 1);
    return bag;
}

//// multi-hot | wrong | returns nothing | expects: put a 1 at the place of each id
float[] multiHot(int[] ids, int dimension) {
    return null;
}

//// multi-hot | wrong | uses a name without its import | expects: is an import missing?
float[] multiHot(int[] ids, int dimension) {
    AtomicReferenceArray<Float> bag = new AtomicReferenceArray<>(dimension);
    return new float[dimension];
}

//// decode | right | with a stream
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids)
        .mapToObj(id -> wordOfRank.containsKey(id - 3) ? wordOfRank.get(id - 3) : "?")
        .collect(Collectors.joining(" "));
}

//// decode | right | with a StringBuilder
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ids.length; i++) {
        String word = wordOfRank.get(ids[i] - 3);
        text.append(i == 0 ? "" : " ").append(word == null ? "?" : word);
    }
    return text.toString();
}

//// decode | wrong | forgets the offset | expects: moved up by 3
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id, "?")).collect(Collectors.joining(" "));
}

//// decode | wrong | writes null for what is no word | expects: an id that is no word becomes a ?
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.get(id - 3)).collect(Collectors.joining(" "));
}

//// decode | wrong | leaves out what is no word | expects: every id leaves something behind
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.get(id - 3)).filter(Objects::nonNull).collect(Collectors.joining(" "));
}

//// build | right | with objects in place of names
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, x -> x.maximum(0)),
        new Dense(16, x -> x.maximum(0)), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// build | right | with Deep Java Library's own blocks
Network buildNetwork() {
    Network network = new Network(new Shape(10_000),
        ai.djl.nn.core.Linear.builder().setUnits(16).build(), Activation.reluBlock(),
        ai.djl.nn.core.Linear.builder().setUnits(16).build(), Activation.reluBlock(),
        ai.djl.nn.core.Linear.builder().setUnits(1).build(), Activation.sigmoidBlock());
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | forgets the sigmoid | expects: a network that ends in a sigmoid says 0.5
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | forgets relu | expects: without an activation two layers are no more than one
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16), new Dense(16), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | only one hidden layer | expects: two layers of 16 units before the last
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | squared error | expects: that is the squared error
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "mean_squared_error", "accuracy");
    return network;
}

//// build | wrong | forgets to compile | expects: call compile with the loss
Network buildNetwork() {
    return new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
}

//// build | wrong | forgets the metric | expects: give compile the metric accuracy
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy");
    return network;
}

//// epoch | right | with a loop
int bestEpoch(Table history) {
    int best = 0;
    for (int row = 1; row < history.rowCount(); row++) {
        if (history.doubleColumn("val_loss").get(row) < history.doubleColumn("val_loss").get(best)) {
            best = row;
        }
    }
    return history.intColumn("epoch").get(best);
}

//// epoch | right | with a selection
int bestEpoch(Table history) {
    DoubleColumn loss = history.doubleColumn("val_loss");
    return history.where(loss.isEqualTo(loss.min())).intColumn("epoch").get(0);
}

//// epoch | wrong | the row, not the epoch | expects: rows count from 0
int bestEpoch(Table history) {
    DoubleColumn loss = history.doubleColumn("val_loss");
    return loss.asList().indexOf(loss.min());
}

//// epoch | wrong | by the training loss | expects: Look at val_loss
int bestEpoch(Table history) {
    return history.sortOn("loss").intColumn("epoch").get(0);
}

//// epoch | wrong | by the accuracy | expects: highest
int bestEpoch(Table history) {
    return history.sortDescendingOn("val_accuracy").intColumn("epoch").get(0);
}

//// build-many | right | with a list
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    List<Block> layers = new ArrayList<>();
    for (int i = 0; i < hiddenLayers; i++) layers.add(new Dense(units, activation));
    layers.add(new Dense(1, Activation::sigmoid));
    Network network = new Network(new Shape(10_000), layers.toArray(Block[]::new));
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | always two hidden layers | expects: one hidden layer was asked for
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Network network = new Network(new Shape(10_000), new Dense(units, activation),
        new Dense(units, activation), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | ignores the loss | expects: the loss that was asked for
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, activation);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | ignores the activation | expects: the activation that was asked for
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, Activation::relu);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// score | right | from the history of a validated fit
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    double[] accuracy = network.fit(train, Fit.epochs(4).batchSize(512).validation(validation)).get("val_accuracy");
    return accuracy[accuracy.length - 1];
}

//// score | wrong | on the training data | expects: score the network on the validation data
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return network.evaluate(train).get("accuracy");
}

//// score | wrong | learns from the validation data | expects: score the network on the validation data
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(validation, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | returns the loss | expects: from 0 to 0.4500
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("loss");
}

//// score | wrong | in per cent | expects: not in per cent
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return 100 * network.evaluate(validation).get("accuracy");
}

//// score | wrong | forgets to train | expects: has the network learned
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    return network.evaluate(validation).get("accuracy");
}

//// regularise | right | with L2
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0.001),
        new Dense(16, Activation::relu).l2(0.001), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | right | with both
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0.001),
        new Dropout(0.5), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | does nothing about it | expects: put a Dropout block after a dense layer
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | forgets to compile | expects: compile it, with the loss
Network buildRegularised() {
    return new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0.001),
        new Dense(16, Activation::relu).l2(0.001), new Dense(1, Activation::sigmoid));
}

//// regularise | wrong | fewer units instead | expects: add no numbers to be learned
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(4, Activation::relu),
        new Dropout(0.5), new Dense(4, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}
