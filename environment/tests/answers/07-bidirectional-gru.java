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

//// build | wrong | dropout that nobody asked for | expects: neither dropout nor L2
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

//// pushes | wrong | joined without spaces | expects: join the words with a space between them
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

//// words | right | a tokenizer, punctuation by hand
List<String> words(String text) {
    String marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    StringBuilder kept = new StringBuilder();
    for (char c : text.toCharArray()) if (marks.indexOf(c) < 0) kept.append(Character.toLowerCase(c));
    List<String> words = new LinkedList<>();
    StringTokenizer tokens = new StringTokenizer(kept.toString());
    while (tokens.hasMoreTokens()) words.add(tokens.nextToken());
    return words;
}

//// words | right | splits first, empties dropped
List<String> words(String text) {
    return Arrays.stream(text.split("\\s+"))
        .map(word -> word.replaceAll("\\p{Punct}+", "").toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toList());
}

//// words | right | strip, and a case for nothing left
List<String> words(String text) {
    String cleaned = text.toLowerCase(Locale.ENGLISH).replaceAll("[\\p{Punct}]", "").strip();
    if (cleaned.isEmpty()) return new ArrayList<>();
    return Arrays.asList(cleaned.split("[ \t\r\n]+"));
}

//// words | wrong | cut at each blank, tab or break | expects: an empty text is no word
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("\\p{Punct}", "").strip();
    return cleaned.isEmpty() ? List.of() : List.of(cleaned.split("\\s"));
}

//// words | wrong | blanks in front give an empty word | expects: an empty text is no word: a text may begin with a space
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("\\p{Punct}", "");
    return cleaned.isEmpty() ? List.of() : List.of(cleaned.split("\\s+"));
}

//// words | wrong | the underscore is taken for a letter | expects: the underscore is a punctuation mark, too
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("[^\\w\\s]", "").strip();
    return cleaned.isEmpty() ? List.of() : List.of(cleaned.split("\\s+"));
}

//// words | wrong | only unaccented letters and digits are left | expects: only punctuation is dropped: letters with accents stay
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("[^a-z0-9\\s]", "").strip();
    return cleaned.isEmpty() ? List.of() : List.of(cleaned.split("\\s+"));
}

//// words | wrong | sorted | expects: FAIL words("A film. A FILM!")
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("\\p{Punct}", "").strip();
    return cleaned.isEmpty() ? List.of() : Stream.of(cleaned.split("\\s+")).sorted().toList();
}

//// words | wrong | the first mark only | expects: a word holds no punctuation
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceFirst("\\p{Punct}", "").strip();
    return cleaned.isEmpty() ? List.of() : List.of(cleaned.split("\\s+"));
}

//// words | wrong | an expression given to replace | expects: a word holds no punctuation
List<String> words(String text) {
    String cleaned = text.toLowerCase().replace("\\p{Punct}", "").strip();
    return cleaned.isEmpty() ? List.of() : List.of(cleaned.split("\\s+"));
}

//// words | wrong | words of one letter dropped | expects: every word, in the text's order, however often it comes
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("\\p{Punct}", "").strip();
    return Stream.of(cleaned.split("\\s+")).filter(w -> w.length() > 1).toList();
}

//// words | wrong | the marks at the ends of words only | expects: a word holds no punctuation, not inside it either
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("\\p{Punct}+(\\s|$)", "$1").replaceAll("(^|\\s)\\p{Punct}+", "$1").strip();
    return cleaned.isEmpty() ? List.of() : List.of(cleaned.split("\\s+"));
}

//// words | wrong | nothing for a text without words | expects: FAIL words("")
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("\\p{Punct}", "").strip();
    return cleaned.isEmpty() ? null : List.of(cleaned.split("\\s+"));
}

//// words | wrong | one word | expects: FAIL words("A film. A FILM!")
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("\\p{Punct}", "").strip();
    return cleaned.isEmpty() ? List.of() : List.of(cleaned);
}

//// words | wrong | unknown words as the vocabulary has them | expects: every word as it stands in the text, whether a vocabulary knows it or not
List<String> words(String text) {
    String cleaned = text.toLowerCase().replaceAll("\\p{Punct}", "").strip();
    return cleaned.isEmpty() ? List.of() : Arrays.stream(vectorization.ids(text)).mapToObj(vectorization.vocabulary()::get).toList();
}

//// build | right | a reader and a head, relu as a block
Network buildNetwork(int vocabularySize) {
    Block reader = new Sequential(new Embedding(vocabularySize, 64).maskZero(), new Bidirectional(new GRU(64)));
    Block head = new Sequential(new Dense(64), Activation.reluBlock(), new Dense(1));
    Network network = new Network(new Shape(-1), reader, head);
    network.compile(new Adam(), new BinaryCrossentropy().fromLogits(), new BinaryAccuracy(0));
    return network;
}

//// build | right | the metric by name, the loss in a variable, blocks in a list
Network buildNetwork(int vocabularySize) {
    List<Block> blocks = new LinkedList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    blocks.add(new Bidirectional(new GRU(64)));
    blocks.add(new Dense(64, Activation::relu));
    blocks.add(new Dense(1));
    ai.djl.training.loss.Loss loss = new BinaryCrossentropy().fromLogits();
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", loss, "accuracy");
    return network;
}

//// build | wrong | one direction, twice as wide | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(),
        new GRU(128),
        new Dense(64, Activation::relu),
        new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | two GRUs, one after the other | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(),
        new GRU(64).returnSequences(),
        new GRU(64),
        new Dense(64, Activation::relu),
        new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | a leaky relu | expects: the counts are right
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)),
        new Dense(64, z -> Activation.leakyRelu(z, 0.2f)),
        new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | two outputs | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu),
        new Dense(2));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | a word too many | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize + 1, 64).maskZero(),
        new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu),
        new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | steps of 0.01 | expects: adam with its usual steps of 0.001: compile with the name adam
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)),
        new Dense(64, Activation::relu),
        new Dense(1));
    network.compile(new Adam(0.01), new BinaryCrossentropy().fromLogits(), new BinaryAccuracy(0));
    return network;
}

//// build | wrong | the largest of all states | expects: the counts are right
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64).returnSequences()),
        new GlobalMaxPooling1D(),
        new Dense(64, Activation::relu),
        new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | the same GRU both ways | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(),
        new GRU(64),
        new LambdaBlock(in -> new NDList(in.head().concat(in.head(), 1))),
        new Dense(64, Activation::relu),
        new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | the dense layers in the other order | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)),
        new Dense(1),
        new Dense(64, Activation::relu));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// pushes | right | the whole text at the end, streams
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    int runs = words.size() - run + 1;
    List<String> texts = IntStream.rangeClosed(0, runs)
        .mapToObj(from -> IntStream.range(0, words.size())
            .filter(i -> from == runs || i < from || i >= from + run)
            .mapToObj(words::get).collect(Collectors.joining(" ")))
        .toList();
    float[] scores = score.apply(texts);
    float[] result = new float[runs];
    IntStream.range(0, runs).forEach(i -> result[i] = scores[runs] - scores[i]);
    return result;
}

//// pushes | right | a method for a text without a run
String withoutRun(List<String> words, int from, int run) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
        if (i >= from && i < from + run) continue;
        if (text.length() > 0) text.append(' ');
        text.append(words.get(i));
    }
    return text.toString();
}
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    ArrayList<String> texts = new ArrayList<>();
    texts.add(withoutRun(words, 0, 0));
    int from = 0;
    while (from + run <= words.size()) texts.add(withoutRun(words, from++, run));
    float[] said = score.apply(texts);
    float whole = said[0];
    float[] by = Arrays.copyOfRange(said, 1, said.length);
    for (int i = 0; i < by.length; i++) by[i] = whole - by[i];
    return by;
}

//// pushes | right | a copy, and clear on a part of it
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    String[] texts = new String[words.size() - run + 2];
    texts[0] = String.join(" ", words);
    for (int i = 1; i < texts.length; i++) {
        List<String> copy = new LinkedList<>(words);
        copy.subList(i - 1, i - 1 + run).clear();
        texts[i] = String.join(" ", copy);
    }
    float[] s = score.apply(Arrays.asList(texts));
    float[] push = new float[texts.length - 1];
    Arrays.fill(push, s[0]);
    for (int i = 0; i < push.length; i++) push[i] -= s[i + 1];
    return push;
}

//// pushes | wrong | one word too many is left out | expects: number by number
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, Math.min(words.size(), i + run + 1)).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    float[] push = new float[z.length - 1];
    for (int i = 0; i < push.length; i++) {
        push[i] = z[0] - z[i + 1];
    }
    return push;
}

//// pushes | wrong | a share for each word of the run | expects: run by run: the score of the whole text minus the score of the text
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, i + run).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    float[] push = new float[z.length - 1];
    for (int i = 0; i < push.length; i++) {
        push[i] = (z[0] - z[i + 1]) / run;
    }
    return push;
}

//// pushes | wrong | holes in place of the words | expects: the whole text, and the text without each word in turn: one space between
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        for (int k = i; k < i + run; k++) rest.set(k, "");
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    float[] push = new float[z.length - 1];
    for (int i = 0; i < push.length; i++) {
        push[i] = z[0] - z[i + 1];
    }
    return push;
}

//// pushes | wrong | the strength without its sign | expects: a word that makes the score fall has a push below 0
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, i + run).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    float[] push = new float[z.length - 1];
    for (int i = 0; i < push.length; i++) {
        push[i] = Math.abs(z[0] - z[i + 1]);
    }
    return push;
}

//// pushes | wrong | the whole text counts as the first run | expects: there are as many numbers as runs: the text itself is none
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, i + run).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    float[] push = new float[z.length];
    for (int i = 0; i < push.length; i++) {
        push[i] = z[0] - z[i];
    }
    return push;
}

//// pushes | wrong | from the last run to the first | expects: number by number
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, i + run).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    float[] push = new float[z.length - 1];
    for (int i = 0; i < push.length; i++) {
        push[push.length - 1 - i] = z[0] - z[i + 1];
    }
    return push;
}

//// pushes | wrong | each text against the one before | expects: number by number
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, i + run).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    float[] push = new float[z.length - 1];
    for (int i = 0; i < push.length; i++) {
        push[i] = z[i] - z[i + 1];
    }
    return push;
}

//// pushes | wrong | the network of the notebook in place of score | expects: call score, the method that is handed in
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, i + run).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = logits(reader, texts.stream().map(vectorization::ids).toList());
    float[] push = new float[z.length - 1];
    for (int i = 0; i < push.length; i++) {
        push[i] = z[0] - z[i + 1];
    }
    return push;
}

//// pushes | wrong | probabilities | expects: number by number
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, i + run).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    float[] push = new float[z.length - 1];
    for (int i = 0; i < push.length; i++) {
        push[i] = (float) (1 / (1 + Math.exp(-z[0])) - 1 / (1 + Math.exp(-z[i + 1])));
    }
    return push;
}

//// pushes | wrong | the whole text in a call of its own | expects: call score once
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    float whole = score.apply(List.of(String.join(" ", words)))[0];
    List<String> texts = new ArrayList<>();
    for (int i = 0; i + run <= words.size(); i++) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(i, i + run).clear();
        texts.add(String.join(" ", rest));
    }
    float[] z = score.apply(texts);
    for (int i = 0; i < z.length; i++) z[i] = whole - z[i];
    return z;
}

//// stacked | right | methods for the two parts, nested
Block reading(int layers) {
    Block last = new Bidirectional(new GRU(64));
    return layers == 1 ? last : new Sequential(Stream.concat(
        Stream.generate(() -> new Bidirectional(new GRU(64).returnSequences())).limit(layers - 1),
        Stream.of(last)).toArray(Block[]::new));
}
Block judging(int layers) {
    Block[] dense = new Block[2 * layers + 1];
    for (int i = 0; i < layers; i++) {
        dense[2 * i] = new Dense(64);
        dense[2 * i + 1] = Activation.reluBlock();
    }
    dense[2 * layers] = new Dense(1);
    return new Sequential(dense);
}
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    Network network = new Network(new Shape(-1),
        new Embedding(vocabularySize, 64).maskZero(), reading(recurrentLayers), judging(denseLayers));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | right | DJL's Linear for the dense layers
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    Block[] blocks = new Block[2 + recurrentLayers + denseLayers];
    int k = 0;
    blocks[k++] = new Embedding(vocabularySize, 64).maskZero();
    while (k < recurrentLayers) blocks[k++] = new Bidirectional(new GRU(64).returnSequences());
    blocks[k++] = new Bidirectional(new GRU(64));
    while (k < blocks.length - 1) {
        blocks[k++] = new Sequential(ai.djl.nn.core.Linear.builder().setUnits(64).build(), Activation.reluBlock());
    }
    blocks[k] = ai.djl.nn.core.Linear.builder().setUnits(1).build();
    Network network = new Network(new Shape(-1), blocks);
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | two recurrent layers, whatever is asked for | expects: one bidirectional layer was asked for, and two were built
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < 2; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | one recurrent layer, whatever is asked for | expects: two bidirectional layers were asked for, and one was built
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < 1; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | one dense layer too few | expects: the dense layers of 64 units are missing
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 1; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | the last unit counted among the dense layers | expects: the dense layers of 64 units are missing
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers - 1; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | the numbers exchanged | expects: look at summary()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < denseLayers; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < recurrentLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | the last layer in one direction | expects: FAIL buildStacked(10_000, 1, 1).parameterCount()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new GRU(64));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | LSTMs below | expects: look at summary()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(new Bidirectional(new LSTM(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | the upper layers of 32 | expects: FAIL buildStacked(10_000, 1, 1).parameterCount()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(32)));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | tanh | expects: the counts are right
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::tanh));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | one dense layer of all units | expects: FAIL buildStacked(10_000, 1, 2).parameterCount()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    blocks.add(new Dense(64 * denseLayers, Activation::relu));
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | one wider recurrent layer | expects: look at summary()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    blocks.add(new Bidirectional(new GRU(64 * recurrentLayers)));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | a dense layer between the recurrent ones | expects: look at summary()
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(new Bidirectional(new GRU(64).returnSequences()));
        blocks.add(new Dense(128, Activation::relu));
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// stacked | wrong | one layer used twice | expects: each bidirectional layer is a layer of its own: make a new one each time
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Embedding(vocabularySize, 64).maskZero());
    Block first = new Bidirectional(new GRU(64).returnSequences());
    for (int i = 1; i < recurrentLayers; i++) {
        blocks.add(first);
    }
    blocks.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) {
        blocks.add(new Dense(64, Activation::relu));
    }
    blocks.add(new Dense(1));
    Network network = new Network(new Shape(-1), blocks.toArray(Block[]::new));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | L2 that nobody asked for | expects: neither dropout nor L2
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)), new Dense(64, Activation::relu).l2(0.001), new Dense(1));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | DJL's loss, and accuracy by name | expects: beside another loss it is new BinaryAccuracy(0)
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)), new Dense(64, Activation::relu), new Dense(1));
    network.compile("adam", ai.djl.training.loss.Loss.sigmoidBinaryCrossEntropyLoss(), "accuracy");
    return network;
}

//// build | right | DJL's loss, and a metric of logits
Network buildNetwork(int vocabularySize) {
    Network network = new Network(new Shape(-1), new Embedding(vocabularySize, 64).maskZero(),
        new Bidirectional(new GRU(64)), new Dense(64, Activation::relu), new Dense(1));
    network.compile(new Adam(), ai.djl.training.loss.Loss.sigmoidBinaryCrossEntropyLoss(), new BinaryAccuracy(0));
    return network;
}

//// stacked | wrong | L2 in every dense layer | expects: neither dropout nor L2
Network buildStacked(int vocabularySize, int recurrentLayers, int denseLayers) {
    List<Block> layers = new ArrayList<>(List.of(new Embedding(vocabularySize, 64).maskZero()));
    for (int i = 1; i < recurrentLayers; i++) layers.add(new Bidirectional(new GRU(64).returnSequences()));
    layers.add(new Bidirectional(new GRU(64)));
    for (int i = 0; i < denseLayers; i++) layers.add(new Dense(64, Activation::relu).l2(0.001));
    layers.add(new Dense(1));
    Network network = new Network(new Shape(-1), layers.toArray(new Block[0]));
    network.compile("adam", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// pushes | wrong | the whole text in every call | expects: call score once
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    float[] pushes = new float[words.size() - run + 1];
    for (int i = 0; i < pushes.length; i++) {
        List<String> others = new ArrayList<>(words);
        others.subList(i, i + run).clear();
        float[] scores = score.apply(List.of(String.join(" ", words), String.join(" ", others)));
        pushes[i] = scores[0] - scores[1];
    }
    return pushes;
}

//// pushes | wrong | something else is null | expects: NullPointerException
float[] pushes(List<String> words, int run, Function<List<String>, float[]> score) {
    String[] texts = null;
    for (int i = 0; i < words.size(); i++) texts[i] = String.join(" ", words);
    return score.apply(List.of(texts));
}
