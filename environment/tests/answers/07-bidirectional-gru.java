//// words | right | letter by letter
List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (char c : (text + " ").toCharArray()) {
        if (Character.isWhitespace(c)) {
            if (word.length() > 0) words.add(word.toString());
            word.setLength(0);
        } else if (!"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".contains(String.valueOf(c))) {
            word.append(Character.toLowerCase(c));
        }
    }
    return words;
}

//// words | right | with a scanner
List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Scanner scanner = new Scanner(text.replaceAll("\\p{Punct}+", "").toLowerCase(Locale.ROOT));
    while (scanner.hasNext()) words.add(scanner.next());
    return words;
}

//// words | wrong | leaves the capitals | expects: capital letters become small ones
List<String> words(String text) {
    return Arrays.stream(text.replaceAll("\\p{Punct}", "").split("\\s+")).filter(word -> !word.isEmpty()).toList();
}

//// words | wrong | leaves the punctuation | expects: a word holds no punctuation
List<String> words(String text) {
    return Arrays.stream(text.toLowerCase().split("\\s+")).filter(word -> !word.isEmpty()).toList();
}

//// words | wrong | a space for each mark | expects: no space takes its place
List<String> words(String text) {
    return Arrays.stream(text.toLowerCase().replaceAll("\\p{Punct}", " ").split("\\s+")).filter(word -> !word.isEmpty()).toList();
}

//// words | wrong | cuts at what is no letter | expects: no space takes its place
List<String> words(String text) {
    return Arrays.stream(text.toLowerCase().split("\\W+")).filter(word -> !word.isEmpty()).toList();
}

//// words | wrong | drops the digits too | expects: digits stay
List<String> words(String text) {
    return Arrays.stream(text.toLowerCase().replaceAll("[^a-z\\s]", "").split("\\s+")).filter(word -> !word.isEmpty()).toList();
}

//// words | wrong | keeps empty texts | expects: which is no word
List<String> words(String text) {
    return Arrays.asList(text.toLowerCase().replaceAll("\\p{Punct}", "").split("\\s+"));
}

//// words | wrong | cuts at single spaces | expects: an empty text is no word
List<String> words(String text) {
    return Arrays.asList(text.toLowerCase().replaceAll("\\p{Punct}", "").split(" "));
}

//// build | right | with objects in place of names
Network buildNetwork(int vocabularySize) {
    Network network = new Network(List.of(new Shape(-1)), new labs.nn.Sequential(
        new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, x -> x.maximum(0)), new Dense(1)));
    network.compile(new Adam(), new BinaryCrossentropy().fromLogits(), new BinaryAccuracy(0));
    return network;
}

//// build | right | with Deep Java Library's own dense layers
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)), ai.djl.nn.core.Linear.builder().setUnits(64).build(), Activation.reluBlock(),
        ai.djl.nn.core.Linear.builder().setUnits(1).build());
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | right | as a graph
Network buildNetwork(int vocabularySize) {
    Node ids = Node.input("ids", new Shape(-1));
    Node z = ids.then(new Embedding(vocabularySize, 64).maskZero()).then(new Bidirectional(new GRU(64)))
        .then(new Dense(64, Activation::relu)).then(new Dense(1));
    Network network = new Network(new Graph(List.of(ids), z));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | reads in one direction | expects: put it into a Bidirectional
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new GRU(64),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | with LSTMs | expects: a GRU was asked for
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new LSTM(64)),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | forgets a dense layer | expects: the dense layer of 64 units is missing
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | always 10,000 words | expects: as large as the vocabulary
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(10_000, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | forgets the mask | expects: the embedding can mask it
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | returns sequences | expects: an answer for every word
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64).returnSequences()), new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | ends in a sigmoid | expects: a sigmoid gives probabilities
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", new BinaryCrossentropy(), "accuracy");
    return network;
}

//// build | wrong | relu at the end | expects: the last layer has no activation
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1, Activation::relu));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | forgets relu | expects: give the dense layer of 64 units the activation relu
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | forgets fromLogits | expects: say fromLogits()
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | forgets to compile | expects: call compile
Network buildNetwork(int vocabularySize) {
    return new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1));
}

//// build | wrong | the accuracy of probabilities | expects: not above 0.5
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile(new Adam(), new BinaryCrossentropy().fromLogits(), new BinaryAccuracy());
    return network;
}

//// build | wrong | no metric | expects: give compile the metric accuracy
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits());
    return network;
}

//// build | wrong | rmsprop | expects: adam was asked for
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile("rmsprop", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// pushes | right | with streams
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    int n = words.size() - run + 1;
    List<String> texts = IntStream.range(0, n)
        .mapToObj(i -> Stream.concat(words.stream().limit(i), words.stream().skip(i + run)).collect(Collectors.joining(" ")))
        .collect(Collectors.toList());
    texts.add(String.join(" ", words));
    float[] scores = score.apply(texts);
    float[] pushes = new float[n];
    for (int i = 0; i < n; i++) pushes[i] = scores[n] - scores[i];
    return pushes;
}

//// pushes | right | with an inner loop
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int start = 0; start + run <= words.size(); start++) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < words.size(); i++) {
            if (i < start || i >= start + run) text.add(words.get(i));
        }
        texts.add(text.toString());
    }
    float[] scores = score.apply(texts);
    float[] pushes = new float[scores.length - 1];
    for (int i = 0; i < pushes.length; i++) pushes[i] = scores[0] - scores[i + 1];
    return pushes;
}

//// pushes | wrong | the sign turned round | expects: a push below 0
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>(List.of(String.join(" ", words)));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> others = new ArrayList<>(words);
        others.subList(i, i + run).clear();
        texts.add(String.join(" ", others));
    }
    float[] scores = score.apply(texts);
    float[] pushes = new float[scores.length - 1];
    for (int i = 0; i < pushes.length; i++) pushes[i] = scores[i + 1] - scores[0];
    return pushes;
}

//// pushes | wrong | the scores themselves | expects: subtract them
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> others = new ArrayList<>(words);
        others.subList(i, i + run).clear();
        texts.add(String.join(" ", others));
    }
    return score.apply(texts);
}

//// pushes | wrong | each run alone | expects: leave out the word and keep the others
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i + run <= words.size(); i++) texts.add(String.join(" ", words.subList(i, i + run)));
    return score.apply(texts);
}

//// pushes | wrong | one word at a time, whatever the run | expects: four words have three runs of two
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>(List.of(String.join(" ", words)));
    for (int i = 0; i < words.size(); i++) {
        List<String> others = new ArrayList<>(words);
        others.remove(i);
        texts.add(String.join(" ", others));
    }
    float[] scores = score.apply(texts);
    float[] pushes = new float[scores.length - 1];
    for (int i = 0; i < pushes.length; i++) pushes[i] = scores[0] - scores[i + 1];
    return pushes;
}

//// pushes | wrong | runs that don't overlap | expects: runs overlap
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>(List.of(String.join(" ", words)));
    for (int i = 0; i + run <= words.size(); i += run) {
        List<String> others = new ArrayList<>(words);
        others.subList(i, i + run).clear();
        texts.add(String.join(" ", others));
    }
    float[] scores = score.apply(texts);
    float[] pushes = new float[scores.length - 1];
    for (int i = 0; i < pushes.length; i++) pushes[i] = scores[0] - scores[i + 1];
    return pushes;
}

//// pushes | wrong | leaves out every equal word | expects: not every word that is equal
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>(List.of(String.join(" ", words)));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> others = new ArrayList<>(words);
        others.removeAll(words.subList(i, i + run));
        texts.add(String.join(" ", others));
    }
    float[] scores = score.apply(texts);
    float[] pushes = new float[scores.length - 1];
    for (int i = 0; i < pushes.length; i++) pushes[i] = scores[0] - scores[i + 1];
    return pushes;
}

//// pushes | wrong | text by text | expects: call score once
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    float all = score.apply(List.of(String.join(" ", words)))[0];
    float[] pushes = new float[words.size() - run + 1];
    for (int i = 0; i < pushes.length; i++) {
        List<String> others = new ArrayList<>(words);
        others.subList(i, i + run).clear();
        pushes[i] = all - score.apply(List.of(String.join(" ", others)))[0];
    }
    return pushes;
}

//// pushes | wrong | takes words out of the list that was given | expects: in a copy of the list
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>(List.of(String.join(" ", words)));
    for (int i = 0; i < words.size(); i++) {
        String word = words.remove(i);
        texts.add(String.join(" ", words));
        words.add(i, word);
    }
    float[] scores = score.apply(texts);
    float[] pushes = new float[scores.length - 1];
    for (int i = 0; i < pushes.length; i++) pushes[i] = scores[0] - scores[i + 1];
    return pushes;
}

//// stacked | right | with a stream of layers
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    Block[] layers = Stream.of(
            Stream.of(new Embedding(vocabularySize, 64).maskZero()),
            IntStream.range(0, recurrentLayers).mapToObj(i -> new Bidirectional(i < recurrentLayers - 1 ? new GRU(64).returnSequences() : new GRU(64))),
            IntStream.range(0, denseLayers).mapToObj(i -> new Dense(64, Activation::relu)),
            Stream.of(new Dense(1)))
        .flatMap(part -> part).toArray(Block[]::new);
    Network network = new Network(new Shape(-1), layers);
    network.compile(new Adam(), new BinaryCrossentropy().fromLogits(), new BinaryAccuracy(0));
    return network;
}

//// stacked | wrong | without returning sequences | expects: every layer but the last of them needs returnSequences()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 0; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | the last one returns sequences too | expects: hands on its last output only
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 0; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | one bidirectional layer too many | expects: one bidirectional layer was asked for
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 0; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | ignores the dense layers | expects: two dense layers of 64 units were asked for
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | forgets to compile | expects: compile it as in exercise 2
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    return new Network(new Shape(-1), layers.toArray(new Block[0]));
}

//// stacked | wrong | forgets the mask | expects: the embedding can mask it
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64)));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | right | as a graph
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    Node ids = Node.input("ids", new Shape(-1));
    Node node = ids.then(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i <= recurrentLayers; i++) {
        GRU gru = new GRU(64);
        node = node.then(new Bidirectional(i < recurrentLayers ? gru.returnSequences() : gru));
    }
    for (int i = 0; i < denseLayers; i++) node = node.then(new Dense(64, x -> x.maximum(0)));
    Network network = new Network(new Graph(List.of(ids), node.then(new Dense(1))));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | forgets relu | expects: give the dense layers of 64 units the activation relu
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | ends in a sigmoid, with the loss for it | expects: the last unit has no activation
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1, Activation::sigmoid));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// stacked | wrong | forgets fromLogits | expects: say fromLogits()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// words | right | with a matcher
List<String> words(String text) {
    var found = new ArrayList<String>();
    var matcher = java.util.regex.Pattern.compile("\\S+").matcher(text.toLowerCase(Locale.ROOT).replaceAll("\\p{Punct}", ""));
    while (matcher.find()) found.add(matcher.group());
    return found;
}

//// words | wrong | each word once | expects: "a", "film", "a", "film"
List<String> words(String text) {
    return Arrays.stream(text.toLowerCase().replaceAll("\\p{Punct}", "").split("\\s+"))
        .filter(word -> !word.isEmpty()).distinct().toList();
}

//// words | wrong | capital letters become big ones everywhere | expects: capital letters become small ones
List<String> words(String text) {
    return Arrays.stream(text.toUpperCase().replaceAll("\\p{Punct}", "").split("\\s+"))
        .filter(word -> !word.isEmpty()).toList();
}

//// words | wrong | takes tags out whole | expects: only the marks are dropped
List<String> words(String text) {
    return Arrays.stream(text.toLowerCase().replaceAll("<[^>]*>", "").replaceAll("\\p{Punct}", "").split("\\s+"))
        .filter(word -> !word.isEmpty()).toList();
}

//// words | wrong | drops only full stops and commas | expects: a word holds no punctuation
List<String> words(String text) {
    return Arrays.stream(text.toLowerCase().replaceAll("[.,]", "").split("\\s+"))
        .filter(word -> !word.isEmpty()).toList();
}

//// build | right | chains in a chain
Network buildNetwork(int vocabularySize) {
    var reads = new labs.nn.Sequential(new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)));
    var decides = new labs.nn.Sequential(new Dense(64), Activation.reluBlock(), new Dense(1));
    Network network = new Network(new Shape(-1), reads, decides);
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | tanh in place of relu | expects: relu
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)), new Dense(64, Activation::tanh), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | 32 units in each direction | expects: 64 units were asked for in each direction
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(32)), new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | dropout that nobody asked for | expects: no dropout
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)), new Dropout(0.5),
        new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | the squared error | expects: the binary crossentropy was asked for
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)), new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", "mean_squared_error", "accuracy");
    return network;
}

//// build | wrong | relu before the dense layer | expects: relu
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)), Activation.reluBlock(), new Dense(64), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// pushes | right | with subList and String.join
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    int runs = words.size() - run + 1;
    String[] texts = new String[runs + 1];
    texts[runs] = String.join(" ", words);
    for (int i = 0; i < runs; i++) {
        String left = String.join(" ", words.subList(0, i)), right = String.join(" ", words.subList(i + run, words.size()));
        texts[i] = (left + " " + right).strip();
    }
    float[] said = score.apply(List.of(texts));
    float[] made = new float[runs];
    for (int i = 0; i < runs; i++) made[i] = said[runs] - said[i];
    return made;
}

//// pushes | wrong | joined without spaces | expects: join the others with a space
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>(List.of(String.join("", words)));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> left = new ArrayList<>(words);
        left.subList(i, i + run).clear();
        texts.add(String.join("", left));
    }
    float[] said = score.apply(texts);
    float[] made = new float[said.length - 1];
    for (int i = 0; i < made.length; i++) made[i] = said[0] - said[i + 1];
    return made;
}

//// pushes | wrong | a run too many, cut off at the end | expects: four words have three runs of two
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>(List.of(String.join(" ", words)));
    for (int i = 0; i < words.size(); i++) {
        List<String> left = new ArrayList<>(words);
        left.subList(i, Math.min(i + run, words.size())).clear();
        texts.add(String.join(" ", left));
    }
    float[] said = score.apply(texts);
    float[] made = new float[said.length - 1];
    for (int i = 0; i < made.length; i++) made[i] = said[0] - said[i + 1];
    return made;
}

//// pushes | wrong | forgets the last run | expects: as many numbers as runs
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>(List.of(String.join(" ", words)));
    for (int i = 0; i + run < words.size(); i++) {
        List<String> left = new ArrayList<>(words);
        left.subList(i, i + run).clear();
        texts.add(String.join(" ", left));
    }
    float[] said = score.apply(texts);
    float[] made = new float[said.length - 1];
    for (int i = 0; i < made.length; i++) made[i] = said[0] - said[i + 1];
    return made;
}

//// stacked | right | with chains in a chain
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> readers = new ArrayList<>();
    for (int i = 1; i < recurrentLayers; i++) readers.add(new Bidirectional(new GRU(64).returnSequences()));
    readers.add(new Bidirectional(new GRU(64)));
    List<Block> denses = new ArrayList<>();
    for (int i = 0; i < denseLayers; i++) { denses.add(new Dense(64)); denses.add(Activation.reluBlock()); }
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new labs.nn.Sequential(readers.toArray(Block[]::new)), new labs.nn.Sequential(denses.toArray(Block[]::new)), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | relu after the first dense layer only | expects: relu
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(i == 0 ? new Dense(64, Activation::relu) : new Dense(64));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | rmsprop | expects: adam
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(Block[]::new));
    network.compile("rmsprop", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | no metric | expects: accuracy
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits());
    return network;
}

//// stacked | wrong | the first layer reads one way only | expects: buildStacked(10_000, 2, 1)
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new GRU(64).returnSequences());
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | relu at the end as well | expects: no activation
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu));
    layers.add(new Dense(1, Activation::relu));
    Network network = new Network(new Shape(-1), layers.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}
