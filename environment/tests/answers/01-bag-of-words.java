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

//// multi-hot | right | with a set and a helper of its own
boolean occursIn(int[] ids, int wanted) {
    return IntStream.of(ids).anyMatch(id -> id == wanted);
}
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int i = 0; i < bag.length; i++) {
        if (occursIn(ids, i)) bag[i] = 1.0f;
    }
    return bag;
}

//// multi-hot | right | with the library
float[] multiHot(int[] ids, int dimension) {
    try (var manager = ai.djl.ndarray.NDManager.newBaseManager()) {
        return labs.text.MultiHot.encode(manager, List.of(ids), dimension).toFloatArray();
    }
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

//// multi-hot | wrong | returns nothing | expects: received: null
float[] multiHot(int[] ids, int dimension) {
    return null;
}

//// multi-hot | wrong | uses a name without its import | expects: is an import missing?
float[] multiHot(int[] ids, int dimension) {
    AtomicReferenceArray<Float> bag = new AtomicReferenceArray<>(dimension);
    return new float[dimension];
}

//// multi-hot | wrong | shares of the words | expects: 1, however long the review is
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int id : ids) {
        bag[id] = 1f / ids.length;
    }
    return bag;
}

//// multi-hot | wrong | everything but the words | expects: the other way round
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    Arrays.fill(bag, 1);
    for (int id : ids) bag[id] = 0;
    return bag;
}

//// multi-hot | wrong | the ids at the front | expects: the id says where its 1 stands
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int i = 0; i < ids.length; i++) {
        bag[i] = 1;
    }
    return bag;
}

//// multi-hot | wrong | writes the id itself | expects: a 1, not the id itself
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int id : ids) {
        bag[id] = id;
    }
    return bag;
}

//// multi-hot | wrong | forgets the last word | expects: every id of the review, from the first to the last
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int i = 0; i < ids.length - 1; i++) {
        bag[ids[i]] = 1;
    }
    return bag;
}

//// multi-hot | wrong | a place too many | expects: as many places as the dimension says
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension + 1];
    for (int id : ids) bag[id] = 1;
    return bag;
}

//// multi-hot | wrong | moves the ids by 3, as decode does | expects: Index -2 out of bounds for length 5 (in line 3 of multiHot)
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int id : ids) bag[id - 3] = 1;
    return bag;
}

//// multi-hot | wrong | turns on and off | expects: 1 even if it occurs twice
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int id : ids) bag[id] = 1 - bag[id];
    return bag;
}

//// multi-hot | wrong | takes id 0 for padding | expects: the id 0 is an id as any other
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int id : ids) if (id > 0) bag[id] = 1;
    return bag;
}

//// multi-hot | wrong | a list of zeros | expects: {0, 1, 0, 1, 0}
float[] multiHot(int[] ids, int dimension) {
    return new float[dimension];
}

//// multi-hot | wrong | always the lesson's dimension | expects: as many places as the dimension says
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[10_000];
    for (int id : ids) bag[id] = 1;
    return bag;
}

//// multi-hot | right | a BitSet, doubles cast at the end
float[] multiHot(int[] ids, int dimension) {
    BitSet seen = new BitSet(dimension);
    for (int id : ids) seen.set(id);
    float[] bag = new float[dimension];
    for (int place = seen.nextSetBit(0); place >= 0; place = seen.nextSetBit(place + 1)) bag[place]++;
    return bag;
}

//// multi-hot | right | by recursion, from the last id
float[] multiHot(int[] ids, int dimension) {
    if (ids.length == 0) return new float[dimension];
    float[] bag = multiHot(Arrays.copyOf(ids, ids.length - 1), dimension);
    bag[ids[ids.length - 1]] = 1f;
    return bag;
}

//// multi-hot | wrong | leaves out ids at the end of the range | expects: the last place belongs to
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    for (int id : ids) if (id < dimension - 1) bag[id] = 1;
    return bag;
}

//// multi-hot | wrong | one array for all reviews | expects: an array of its own
static float[] shared;
float[] multiHot(int[] ids, int dimension) {
    if (shared == null || shared.length != dimension) shared = new float[dimension];
    for (int id : ids) shared[id] = 1;
    return shared;
}

//// multi-hot | wrong | minus one where nothing stands | expects: received: {-1, 1, -1
float[] multiHot(int[] ids, int dimension) {
    float[] bag = new float[dimension];
    Arrays.fill(bag, -1);
    for (int id : ids) bag[id] = 1;
    return bag;
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

//// decode | right | with an if for each kind of id
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
        int rank = id - 3;
        if (text.length() > 0) {
            text.append(' ');
        }
        if (rank > 0 && wordOfRank.containsKey(rank)) {
            text.append(wordOfRank.get(rank));
        } else {
            text.append("?");
        }
    }
    return text.toString();
}

//// decode | right | cuts the last space off
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    String text = "";
    for (int id : ids) text += wordOfRank.getOrDefault(id - 3, "?") + " ";
    return text.trim();
}

//// decode | right | with an array and Optional
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    String[] words = new String[ids.length];
    for (int i = 0; i < ids.length; i++) {
        words[i] = Optional.ofNullable(wordOfRank.get(ids[i] - 3)).orElse("?");
    }
    return String.join(" ", Arrays.asList(words));
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

//// decode | wrong | a space behind the last word | expects: none at the end
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    String text = "";
    for (int id : ids) text += wordOfRank.getOrDefault(id - 3, "?") + " ";
    return text;
}

//// decode | wrong | a space before the first word | expects: none in front of the first
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    String text = "";
    for (int id : ids) text += " " + wordOfRank.getOrDefault(id - 3, "?");
    return text;
}

//// decode | wrong | without spaces | expects: a space between two words
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    String text = "";
    for (int id : ids) text += wordOfRank.getOrDefault(id - 3, "?");
    return text;
}

//// decode | wrong | moves the ids up instead of down | expects: so go down by 3
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id + 3, "?")).collect(Collectors.joining(" "));
}

//// decode | wrong | moves them by 2 | expects: by 3, not by 2
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 2, "?")).collect(Collectors.joining(" "));
}

//// decode | wrong | moves them by 4 | expects: by 3, not by 4
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 4, "?")).collect(Collectors.joining(" "));
}

//// decode | wrong | commas between the words | expects: a space between two words
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 3, "?")).collect(Collectors.joining(", "));
}

//// decode | wrong | only the markers become a ? | expects: every id that is no word
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> id < 3 ? "?" : wordOfRank.getOrDefault(id - 3, "")).collect(Collectors.joining(" "));
}

//// decode | wrong | from behind | expects: in the order of the ids
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    List<String> words = new ArrayList<>();
    for (int id : ids) words.add(0, wordOfRank.getOrDefault(id - 3, "?"));
    return String.join(" ", words);
}

//// decode | wrong | each word once | expects: as often as it occurs
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    Set<String> words = new LinkedHashSet<>();
    for (int id : ids) words.add(wordOfRank.getOrDefault(id - 3, "?"));
    return String.join(" ", words);
}

//// decode | wrong | leaves the start marker out | expects: every id leaves something behind
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).skip(1).mapToObj(id -> wordOfRank.getOrDefault(id - 3, "?")).collect(Collectors.joining(" "));
}

//// decode | wrong | another sign | expects: becomes a ?
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 3, "<unk>")).collect(Collectors.joining(" "));
}

//// decode | wrong | a list's own text | expects: no brackets
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 3, "?")).toList().toString();
}

//// decode | wrong | an empty word for what is no word | expects: an id that is no word becomes a ?
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 3, "")).collect(Collectors.joining(" "));
}

//// decode | wrong | stops at the first id that is no word | expects: every id leaves something behind
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    StringJoiner joiner = new StringJoiner(" ");
    for (int id : ids) {
        String word = wordOfRank.get(id - 3);
        if (word == null) { joiner.add("?"); break; }
        joiner.add(word);
    }
    return joiner.toString();
}

//// decode | right | with a StringJoiner and a default for null
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    StringJoiner joiner = new StringJoiner(" ");
    for (int id : ids) {
        String word = id >= 3 ? wordOfRank.get(id - 3) : null;
        joiner.add(Objects.requireNonNullElse(word, "?"));
    }
    return joiner.toString();
}

//// decode | right | a map of ids first
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    Map<Integer, String> wordOfId = new HashMap<>();
    for (var entry : wordOfRank.entrySet()) wordOfId.put(entry.getKey() + 3, entry.getValue());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) words.add(wordOfId.containsKey(ids[i]) ? wordOfId.get(ids[i]) : "?");
    return words.isEmpty() ? "" : words.stream().reduce((a, b) -> a + " " + b).get();
}

//// decode | wrong | a null pointer where a rank is missing | expects: NullPointerException
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
        if (text.length() > 0) text.append(' ');
        text.append(id <= 3 ? "?" : wordOfRank.get(id - 3).trim());
    }
    return text.toString();
}

//// decode | wrong | reads a rank as an index of a list | expects: of rank 7
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    List<String> list = new ArrayList<>(new TreeMap<>(wordOfRank).values());
    return Arrays.stream(ids).mapToObj(id -> id - 4 >= 0 && id - 4 < list.size() ? list.get(id - 4) : "?").collect(Collectors.joining(" "));
}

//// decode | wrong | two question marks in a row become one | expects: a ? of its own
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 3, "?")).collect(Collectors.joining(" ")).replaceAll("\\?( \\?)+", "?");
}

//// decode | wrong | capital letter in front | expects: without a capital letter
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    String text = Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 3, "?")).collect(Collectors.joining(" "));
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase() + text.substring(1);
}

//// decode | wrong | each word on a line | expects: a space between two words
String decode(int[] ids, Map<Integer, String> wordOfRank) {
    return Arrays.stream(ids).mapToObj(id -> wordOfRank.getOrDefault(id - 3, "?")).collect(Collectors.joining("\n"));
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

//// build | right | nested, activations as blocks of their own
Network buildNetwork() {
    Block hidden = new labs.nn.Sequential(new Dense(16), Activation.reluBlock(), new Dense(16), Activation.reluBlock());
    Block answer = new labs.nn.Sequential(new Dense(1), Activation.sigmoidBlock());
    Network network = new Network(new Shape(10_000), hidden, answer);
    network.compile(new RMSprop(0.001), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// build | right | as a graph, with helpers
labs.nn.Node hidden(labs.nn.Node before) {
    return before.then(new Dense(16, Activation::relu));
}
Network buildNetwork() {
    var words = labs.nn.Node.input("words", new Shape(10_000));
    var answer = hidden(hidden(words)).then(new Dense(1, Activation::sigmoid));
    var network = new Network(new labs.nn.Graph(List.of(words), answer));
    network.compile("rmsprop", "binary_crossentropy", new String[] {"accuracy"});
    return network;
}

//// build | right | in Deep Java Library's SequentialBlock
Network buildNetwork() {
    SequentialBlock layers = new SequentialBlock()
        .add(ai.djl.nn.core.Linear.builder().setUnits(16).build()).add(Activation.reluBlock())
        .add(new Dense(16)).add(x -> new ai.djl.ndarray.NDList(Activation.relu(x.head())))
        .add(new Dense(1, x -> x.neg().exp().add(1).pow(-1)));
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | forgets the sigmoid | expects: the last layer ends in a sigmoid: is it there?
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

//// build | wrong | only one hidden layer | expects: two layers of 16 units before the last, not one
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | squared error | expects: received: "mean_squared_error"
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "mean_squared_error", "accuracy");
    return network;
}

//// build | wrong | forgets to compile | expects: without compile
Network buildNetwork() {
    return new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
}

//// build | wrong | forgets the metric | expects: received: {}
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy");
    return network;
}

//// build | wrong | relu only in the first layer | expects: the second hidden layer has no relu
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | relu only in the second layer | expects: the first hidden layer has no relu
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | tanh | expects: not tanh
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::tanh), new Dense(16, Activation::tanh), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | sigmoid everywhere | expects: not a sigmoid
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::sigmoid), new Dense(16, Activation::sigmoid), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | relu at the end, too | expects: the last layer ends in a sigmoid
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::relu));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | adam | expects: received: "adam"
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | another learning rate | expects: rmsprop with a learning rate of
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(0.1), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// build | wrong | a sigmoid twice, once in the loss | expects: from logits
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", new BinaryCrossentropy().fromLogits(), "accuracy");
    return network;
}

//// build | wrong | the accuracy of classes | expects: accuracy of classes
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build | wrong | the loss as the metric | expects: received: {"binary_crossentropy"}
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new BinaryCrossentropy());
    return network;
}

//// build | wrong | three hidden layers | expects: two hidden layers, not three
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | two numbers at the end | expects: 160322
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(2, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | for 250 ids in place of the bag | expects: 4305
Network buildNetwork() {
    Network network = new Network(new Shape(250), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | a name that is not known | expects: No loss is called 'crossentropy'
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "crossentropy", "accuracy");
    return network;
}

//// build | wrong | returns nothing | expects: received: null
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return null;
}

//// build | wrong | dropout that nobody asked for | expects: gives another answer in each training step
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dropout(0.5),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | right | layers from a stream, a compile of its own
Network buildNetwork() {
    Block[] blocks = Stream.concat(Stream.generate(() -> new Dense(16, x -> x.maximum(0))).limit(2), Stream.of(new Dense(1, x -> x.neg().exp().add(1).pow(-1)))).toArray(Block[]::new);
    Network network = new Network(new Shape(10_000), blocks);
    network.compile(new RMSprop(0.001), new BinaryCrossentropy(), "accuracy".equals("accuracy") ? new BinaryAccuracy() : null);
    return network;
}

//// build | right | compiled twice, the second counts
Network buildNetwork() {
    var network = new Network(List.of(new Shape(10_000)), new labs.nn.Sequential(new Dense(16), Activation.reluBlock(), new Dense(16), Activation.reluBlock(), new Dense(1), Activation.sigmoidBlock()));
    network.compile("adam", "mean_squared_error");
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network.reset(3);
}

//// build | wrong | leaky relu | expects: expected: {{0.5057}
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, x -> Activation.leakyRelu(x, 0.1f)), new Dense(16, x -> Activation.leakyRelu(x, 0.1f)), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | softmax over one unit | expects: received: {{1}, {1}}
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, x -> x.softmax(-1)));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | a batch norm between the layers | expects: 160337
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), ai.djl.nn.norm.BatchNorm.builder().build(), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | 16 and 8 units | expects: 160161
Network buildNetwork() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(8, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
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

//// epoch | right | with the index of the smallest, columns by number
int bestEpoch(Table history) {
    double[] losses = history.numberColumn("val_loss").asDoubleArray();
    int best = IntStream.range(0, losses.length).boxed().min(Comparator.comparingDouble(i -> losses[i])).get();
    return (int) history.numberColumn("epoch").getDouble(best);
}

//// epoch | right | row by row
int bestEpoch(Table history) {
    int epoch = -1;
    double least = Double.MAX_VALUE;
    for (Row row : history) {
        if (row.getDouble("val_loss") < least) {
            least = row.getDouble("val_loss");
            epoch = row.getInt("epoch");
        }
    }
    return epoch;
}

//// epoch | right | one more than the row, as epochs are counted from 1
int bestEpoch(Table history) {
    List<Double> losses = history.doubleColumn("val_loss").asList();
    return losses.indexOf(Collections.min(losses)) + 1;
}

//// epoch | wrong | the row, not the epoch | expects: rows count from 0
int bestEpoch(Table history) {
    DoubleColumn loss = history.doubleColumn("val_loss");
    return loss.asList().indexOf(loss.min());
}

//// epoch | wrong | by the training loss | expects: What counts is val_loss
int bestEpoch(Table history) {
    return history.sortOn("loss").intColumn("epoch").get(0);
}

//// epoch | wrong | by the validation accuracy | expects: how sure the answers are
int bestEpoch(Table history) {
    return history.sortDescendingOn("val_accuracy").intColumn("epoch").get(0);
}

//// epoch | wrong | the highest loss | expects: the highest
int bestEpoch(Table history) {
    return history.sortDescendingOn("val_loss").intColumn("epoch").get(0);
}

//// epoch | wrong | the first valley | expects: goes down once more
int bestEpoch(Table history) {
    DoubleColumn loss = history.doubleColumn("val_loss");
    for (int i = 1; i < loss.size(); i++) if (loss.get(i) > loss.get(i - 1)) return history.intColumn("epoch").get(i - 1);
    return history.intColumn("epoch").get(loss.size() - 1);
}

//// epoch | wrong | the last valley | expects: not the lowest
int bestEpoch(Table history) {
    DoubleColumn loss = history.doubleColumn("val_loss");
    for (int i = loss.size() - 2; i > 0; i--) if (loss.get(i) < loss.get(i - 1) && loss.get(i) < loss.get(i + 1)) return i + 1;
    return 1;
}

//// epoch | wrong | the last epoch | expects: the last epoch
int bestEpoch(Table history) {
    return history.rowCount();
}

//// epoch | wrong | one too many | expects: expected: 6 received: 7
int bestEpoch(Table history) {
    List<Double> losses = history.doubleColumn("val_loss").asList();
    return losses.indexOf(Collections.min(losses)) + 2;
}

//// epoch | wrong | the accuracy of the training | expects: on reviews that it had not seen
int bestEpoch(Table history) {
    return history.sortDescendingOn("accuracy").intColumn("epoch").get(0);
}

//// epoch | wrong | a constant | expects: expected: 6 received: 4
int bestEpoch(Table history) {
    return 4;
}

//// epoch | wrong | where validation and training are nearest | expects: expected: 6 received: 3
int bestEpoch(Table history) {
    double[] gap = history.doubleColumn("val_loss").subtract(history.doubleColumn("loss")).abs().asDoubleArray();
    int best = 0;
    for (int i = 1; i < gap.length; i++) if (gap[i] < gap[best]) best = i;
    return history.intColumn("epoch").get(best);
}

//// epoch | wrong | the largest fall | expects: expected: 6 received: 4
int bestEpoch(Table history) {
    double[] loss = history.doubleColumn("val_loss").asDoubleArray();
    int best = 1;
    for (int i = 1; i < loss.length; i++) if (loss[i - 1] - loss[i] > loss[best - 1] - loss[best]) best = i;
    return best + 1;
}

//// epoch | right | sorted copy
int bestEpoch(Table history) {
    return (int) history.sortAscendingOn("val_loss").row(0).getNumber("epoch");
}

//// epoch | right | a tree map of losses
int bestEpoch(Table history) {
    NavigableMap<Double, Integer> epochOf = new TreeMap<>();
    for (Row row : history) epochOf.putIfAbsent(row.getNumber("val_loss"), (int) row.getNumber("epoch"));
    return epochOf.firstEntry().getValue();
}

//// epoch | wrong | as long as it keeps falling | expects: first valley
int bestEpoch(Table history) {
    for (int i = 1; i < history.rowCount(); i++)
        if (history.doubleColumn("val_loss").get(i) >= history.doubleColumn("val_loss").get(i - 1)) return i;
    return history.rowCount();
}

//// epoch | wrong | the smallest sum of both losses | expects: last valley
int bestEpoch(Table history) {
    int best = 0;
    for (int i = 0; i < history.rowCount(); i++)
        if (history.doubleColumn("val_loss").get(i) + history.doubleColumn("loss").get(i) < history.doubleColumn("val_loss").get(best) + history.doubleColumn("loss").get(best)) best = i;
    return best + 1;
}

//// epoch | wrong | the loss rounded to two decimals | expects: not rounded
int bestEpoch(Table history) {
    int best = 0;
    for (int i = 0; i < history.rowCount(); i++)
        if (Math.round(100 * history.doubleColumn("val_loss").get(i)) < Math.round(100 * history.doubleColumn("val_loss").get(best))) best = i;
    return best + 1;
}

//// epoch | wrong | the loss as a whole number | expects: the highest
int bestEpoch(Table history) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < history.rowCount(); i++) rows.add(i);
    rows.sort((a, b) -> (int) (history.doubleColumn("val_loss").get(a) - history.doubleColumn("val_loss").get(b)));
    return rows.get(0) + 1;
}

//// epoch | wrong | begins with a smallest loss of 0.5 | expects: with no other
int bestEpoch(Table history) {
    double least = 0.5;
    int best = 0;
    for (int i = 0; i < history.rowCount(); i++)
        if (history.doubleColumn("val_loss").get(i) < least) { least = history.doubleColumn("val_loss").get(i); best = i + 1; }
    return best;
}

//// epoch | wrong | begins with a smallest loss of 1 | expects: with no other
int bestEpoch(Table history) {
    double least = 1;
    int best = 1;
    for (int i = 0; i < history.rowCount(); i++)
        if (history.doubleColumn("val_loss").get(i) < least) { least = history.doubleColumn("val_loss").get(i); best = i + 1; }
    return best;
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

//// build-many | right | nested, with activations as blocks of their own
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    SequentialBlock hidden = new SequentialBlock();
    for (int i = 0; i < hiddenLayers; i++) {
        hidden.add(new Dense(units)).add(x -> new ai.djl.ndarray.NDList(activation.apply(x.head())));
    }
    Network network = new Network(new Shape(10_000), hidden, new Dense(1), Activation.sigmoidBlock());
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | right | as a graph, by recursion
labs.nn.Node deeper(labs.nn.Node x, int layers, int units, UnaryOperator<NDArray> activation) {
    return layers == 0 ? x : deeper(x.then(new Dense(units, activation)), layers - 1, units, activation);
}
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    var words = labs.nn.Node.input("words", new Shape(10_000));
    Network network = new Network(new labs.nn.Graph(List.of(words),
        deeper(words, hiddenLayers, units, activation).then(new Dense(1, Activation::sigmoid))));
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

//// build-many | wrong | counts the last layer in | expects: one hidden layer
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers];
    for (int i = 0; i < hiddenLayers - 1; i++) layers[i] = new Dense(units, activation);
    layers[hiddenLayers - 1] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | one layer used again and again | expects: each hidden layer has weights of its own
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    var words = labs.nn.Node.input("words", new Shape(10_000));
    var x = words.then(new Dense(units, activation));
    Block again = new Dense(units, activation);
    for (int i = 1; i < hiddenLayers; i++) x = x.then(again);
    Network network = new Network(new labs.nn.Graph(List.of(words), x.then(new Dense(1, Activation::sigmoid))));
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | the activation only in the first layer | expects: the second has none
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = i == 0 ? new Dense(units, activation) : new Dense(units);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | no activation at all | expects: they have none
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | always tanh | expects: they have tanh
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, Activation::tanh);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | the activation at the end, too | expects: the last layer ends in a sigmoid
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, activation);
    layers[hiddenLayers] = new Dense(1, activation);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | no sigmoid | expects: the last layer ends in a sigmoid
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, activation);
    layers[hiddenLayers] = new Dense(1);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | adam | expects: received: "adam"
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, activation);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("adam", loss, "accuracy");
    return network;
}

//// build-many | wrong | forgets the metric | expects: received: {}
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, activation);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss);
    return network;
}

//// build-many | wrong | forgets to compile | expects: without compile
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, activation);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    return new Network(new Shape(10_000), layers);
}

//// build-many | wrong | always 16 units | expects: 64 units were asked for
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(16, activation);
    layers[hiddenLayers] = new Dense(1, Activation::sigmoid);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | a layer too few in the array | expects: NullPointerException
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    Block[] layers = new Block[hiddenLayers + 1];
    for (int i = 0; i < hiddenLayers; i++) layers[i] = new Dense(units, activation);
    Network network = new Network(new Shape(10_000), layers);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | right | a Sequential that grows
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    SequentialBlock hidden = new SequentialBlock();
    while (hidden.getChildren().size() < hiddenLayers) hidden.add(new Dense(units, activation));
    Network network = new Network(new Shape(10_000), hidden, new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | right | Linear and functions of Deep Java Library
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    SequentialBlock all = new SequentialBlock();
    for (int i = 0; i < hiddenLayers; i++) {
        all.add(ai.djl.nn.core.Linear.builder().setUnits(units).build());
        all.add(Blocks.identityBlock());
        all.addSingleton(activation::apply);
    }
    all.add(ai.djl.nn.core.Linear.builder().setUnits(1).build()).add(Activation::sigmoid);
    Network network = new Network(List.of(new Shape(10_000)), all);
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | half the units in each further layer | expects: received: 642689
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < hiddenLayers; i++) blocks.add(new Dense(units >> i, activation));
    blocks.add(new Dense(1, Activation::sigmoid));
    Network network = new Network(new Shape(10_000), blocks.toArray(Block[]::new));
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | always the same loss, by an if | expects: compile with the loss that was asked for
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < hiddenLayers; i++) blocks.add(new Dense(units, activation));
    blocks.add(new Dense(1, Activation::sigmoid));
    Network network = new Network(new Shape(10_000), blocks.toArray(Block[]::new));
    network.compile(new RMSprop(), loss.startsWith("b") ? new BinaryCrossentropy() : new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// build-many | wrong | never more than three | expects: five hidden layers
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    List<Block> blocks = new ArrayList<>();
    if (hiddenLayers > 0) blocks.add(new Dense(units, activation));
    if (hiddenLayers > 1) blocks.add(new Dense(units, activation));
    if (hiddenLayers > 2) blocks.add(new Dense(units, activation));
    blocks.add(new Dense(1, Activation::sigmoid));
    Network network = new Network(new Shape(10_000), blocks.toArray(Block[]::new));
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | dropout behind each hidden layer | expects: neither dropout nor L2
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < hiddenLayers; i++) { blocks.add(new Dense(units, activation)); blocks.add(new Dropout(0.5)); }
    blocks.add(new Dense(1, Activation::sigmoid));
    Network network = new Network(new Shape(10_000), blocks.toArray(Block[]::new));
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// build-many | wrong | the last unit has the activation, then a sigmoid | expects: expected: {{0.5275}
Network build(int hiddenLayers, int units, UnaryOperator<NDArray> activation, String loss) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < hiddenLayers; i++) blocks.add(new Dense(units, activation));
    blocks.add(new Dense(1, x -> Activation.sigmoid(activation.apply(x))));
    Network network = new Network(new Shape(10_000), blocks.toArray(Block[]::new));
    network.compile("rmsprop", loss, "accuracy");
    return network;
}

//// score | right | from the history of a validated fit
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    double[] accuracy = network.fit(train, Fit.epochs(4).batchSize(512).validation(validation)).get("val_accuracy");
    return accuracy[accuracy.length - 1];
}

//// score | right | four calls of fit
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    for (int epoch = 0; epoch < 4; epoch++) {
        network.fit(train, Fit.epochs(1).batchSize(512));
    }
    return network.evaluate(validation).get("accuracy");
}

//// score | right | counts the right answers itself
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    Fit how = Fit.epochs(4).batchSize(512);
    network.fit(train, how);
    double right = 0;
    int seen = 0;
    try (var manager = ai.djl.ndarray.NDManager.newBaseManager()) {
        float[] said = network.predict(validation).toFloatArray();
        for (var batch : validation.getData(manager)) {
            for (float truth : batch.getLabels().head().toFloatArray()) {
                right += (said[seen++] > 0.5) == (truth == 1) ? 1 : 0;
            }
            batch.close();
        }
    }
    return right / seen;
}

//// score | right | the history's last row, by index
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    Table table = network.fit(train, Fit.epochs(4).batchSize(512).validation(validation)).table();
    return table.doubleColumn("val_accuracy").get(table.rowCount() - 1);
}

//// score | wrong | on the training data | expects: score the network on the validation data
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return network.evaluate(train).get("accuracy");
}

//// score | wrong | learns from the validation data | expects: learn from the training data that it is handed
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(validation, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | returns the loss | expects: expected: 0.2500
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("loss");
}

//// score | wrong | in per cent | expects: not in per cent
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return 100 * network.evaluate(validation).get("accuracy");
}

//// score | wrong | forgets to train | expects: learn from the training data
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | the best epoch, not the last | expects: after the last epoch
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    return Arrays.stream(network.fit(train, Fit.epochs(4).batchSize(512).validation(validation)).get("val_accuracy")).max().getAsDouble();
}

//// score | wrong | one epoch | expects: how many epochs it learned expected: 4 received: 1
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(1).batchSize(512));
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | the usual batches of 32 | expects: where it is not told: batchSize(512)
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4));
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | also learns from the validation data | expects: not to be learned from
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    network.fit(validation, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | the notebook's own reviews | expects: Dense expected an input
double score(Network network, IndexedDataset ignored, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | scored on the notebook's own validation | expects: Dense expected an input
double score(Network network, IndexedDataset data, IndexedDataset ignored) {
    network.fit(data, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | a network of its own | expects: Dense expected an input
double score(Network ignored, IndexedDataset train, IndexedDataset validation) {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | the error, not the accuracy | expects: the share of the wrong ones
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return 1 - network.evaluate(validation).get("accuracy");
}

//// score | wrong | made up | expects: expected: 0.2500 received: 0.4000
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    network.evaluate(validation);
    return 0.4;
}

//// score | wrong | the training's accuracy from the history | expects: not on what it learned from
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    double[] accuracy = network.fit(train, Fit.epochs(4).batchSize(512).validation(validation)).get("accuracy");
    return accuracy[accuracy.length - 1];
}

//// score | wrong | a key that is not there | expects: NullPointerException
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    return network.evaluate(validation).get("val_accuracy");
}

//// score | wrong | starts from new weights before it is scored | expects: has it learned anything
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512));
    network.reset(0);
    return network.evaluate(validation).get("accuracy");
}

//// score | right | filtered from what evaluate gives
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512).quiet());
    return network.evaluate(validation).entrySet().stream().filter(e -> e.getKey().equals("accuracy")).mapToDouble(e -> (double) e.getValue()).sum();
}

//// score | right | two epochs and two, from a table
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(2).batchSize(512).quiet());
    Table table = network.fit(train, Fit.epochs(2).batchSize(512).quiet().validation(validation)).table();
    double[] column = table.doubleColumn("val_accuracy").asDoubleArray();
    return column[column.length - 1];
}

//// score | wrong | five epochs | expects: received: 5
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(5).batchSize(512).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | one batch of everything | expects: received: 1100
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(train.size()).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | holds a part of train out | expects: a part of them was held out
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    return network.fit(train, Fit.epochs(4).batchSize(512).validationSplit(0.2).quiet()).last("val_accuracy");
}

//// score | wrong | half of the validation data | expects: received: 0.5
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512).quiet());
    return network.evaluate(validation.first(0.5)).get("accuracy");
}

//// score | wrong | rounded to one decimal | expects: received: 0.3
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.fit(train, Fit.epochs(4).batchSize(512).quiet());
    return Math.round(10 * network.evaluate(validation).get("accuracy")) / 10.0;
}

//// score | wrong | compiled anew, with adam | expects: has it learned anything
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    network.compile("adam", "binary_crossentropy", "accuracy");
    network.fit(train, Fit.epochs(4).batchSize(512).quiet());
    return network.evaluate(validation).get("accuracy");
}

//// score | wrong | stops early | expects: received: 2
double score(Network network, IndexedDataset train, IndexedDataset validation) {
    History history = network.fit(train, Fit.epochs(4).batchSize(512).validation(validation).callback(new EarlyStopping("val_loss").patience(1)).quiet());
    return history.last("val_accuracy");
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

//// regularise | right | nested, a rate of 0.3
Network buildRegularised() {
    Network network = new Network(new Shape(10_000),
        new labs.nn.Sequential(new Dense(16, Activation::relu), new Dropout(0.3)),
        new labs.nn.Sequential(new Dense(16), Activation.reluBlock()), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// regularise | right | L2 in the second hidden layer alone, as a graph
Network buildRegularised() {
    var words = labs.nn.Node.input("words", new Shape(10_000));
    var answer = words.then(new Dense(16, Activation::relu)).then(new Dense(16, Activation::relu).l2(0.01)).then(new Dense(1, Activation::sigmoid));
    Network network = new Network(new labs.nn.Graph(List.of(words), answer));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | right | dropout before its activation
Network buildRegularised() {
    Network network = new Network(new Shape(10_000),
        new Dense(16), new Dropout(0.5), Activation.reluBlock(),
        new Dense(16), new Dropout(0.5), Activation.reluBlock(), new Dense(1), Activation.sigmoidBlock());
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

//// regularise | wrong | forgets to compile | expects: without compile
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

//// regularise | wrong | dropout behind the answer | expects: behind the last layer
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid), new Dropout(0.5));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | dropout before the first layer | expects: of the words
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dropout(0.5), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | L2 in the last layer alone | expects: in a hidden layer
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid).l2(0.001));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | a dropout of nothing | expects: turns next to nothing into zero
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), ai.djl.nn.norm.Dropout.builder().optRate(0).build(),
        new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | L2 of nothing | expects: put a Dropout block after
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0),
        new Dense(16, Activation::relu).l2(0), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | forgets relu | expects: have lost their relu
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16), new Dropout(0.5),
        new Dense(16), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | forgets the sigmoid | expects: the last layer ends in a sigmoid
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0.001),
        new Dense(16, Activation::relu).l2(0.001), new Dense(1));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | squared error | expects: received: "mean_squared_error"
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0.001),
        new Dense(16, Activation::relu).l2(0.001), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "mean_squared_error", "accuracy");
    return network;
}

//// regularise | wrong | adam | expects: received: "adam"
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0.001),
        new Dense(16, Activation::relu).l2(0.001), new Dense(1, Activation::sigmoid));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | forgets the metric | expects: received: {}
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0.001),
        new Dense(16, Activation::relu).l2(0.001), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy");
    return network;
}

//// regularise | right | nine in ten are dropped
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dropout(0.9), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | right | L2 with a factor of 1
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(1), new Dense(16, Activation::relu).l2(1), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | relu missing in the second layer | expects: the second hidden layer has lost its relu
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dropout(0.5), new Dense(16), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | tanh | expects: relu, not tanh
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::tanh), new Dropout(0.5), new Dense(16, Activation::tanh), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | relu at the end | expects: ends in a sigmoid, not in relu
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dropout(0.5), new Dense(16, Activation::relu), new Dense(1, Activation::relu));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | three hidden layers | expects: two hidden layers, not three
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dropout(0.5), new Dense(16, Activation::relu), new Dropout(0.5), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | for 1,000 words | expects: a review has 10,000 numbers
Network buildRegularised() {
    Network network = new Network(new Shape(1_000), new Dense(16, Activation::relu).l2(0.001), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | right | DJL's Dropout in a nested block, L2 in both
Network buildRegularised() {
    Block first = new labs.nn.Sequential(new Dense(16, Activation::relu).l2(0.01), ai.djl.nn.norm.Dropout.builder().optRate(0.2f).build());
    Block second = new labs.nn.Sequential(new Dense(16).l2(0.0001), Activation.reluBlock(), new Dropout(0.25));
    Network network = new Network(new Shape(10_000), first, second, new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new BinaryAccuracy());
    return network;
}

//// regularise | right | dropout behind the second layer only
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | both in and behind the last layer | expects: put L2 in a hidden layer
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid).l2(0.001), new Dropout(0.5));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | drops everything | expects: less than 1, received 1.0
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dropout(1), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | 32 units, as half of them are dropped | expects: keep the layers 16, 16 and 1
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(32, Activation::relu), new Dropout(0.5), new Dense(32, Activation::relu), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | only one hidden layer | expects: not one
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu), new Dropout(0.5), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | wrong | a dropout that halves in tests, too | expects: when it does not train
Network buildRegularised() {
    Network network = new Network(new Shape(10_000), new Dense(16, Activation::relu).l2(0.001), new LambdaBlock(x -> new ai.djl.ndarray.NDList(x.head().mul(0.5))), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile("rmsprop", "binary_crossentropy", "accuracy");
    return network;
}

//// regularise | right | DJL's own accuracy
Network buildRegularised() {
    Network network = new Network(new Shape(10_000),
        new Dense(16, Activation::relu), new Dropout(0.5), new Dense(16, Activation::relu), new Dense(1, Activation::sigmoid));
    network.compile(new RMSprop(), new BinaryCrossentropy(), new ai.djl.training.evaluator.BinaryAccuracy(0.5f));
    return network;
}
