//// encode | right | with a list of the characters
float[][] encode(String text, int rows, String characters) {
    List<Integer> places = characters.chars().boxed().toList();
    float[][] encoded = new float[rows][places.size()];
    IntStream.range(0, text.length()).forEach(t -> encoded[t][places.indexOf((int) text.charAt(t))] = 1f);
    return encoded;
}

//// encode | right | by asking of every place whether it is the character's
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][characters.length()];
    for (int t = 0; t < rows; t++) {
        for (int i = 0; i < characters.length(); i++) {
            encoded[t][i] = t < text.length() && text.charAt(t) == characters.charAt(i) ? 1 : 0;
        }
    }
    return encoded;
}

//// encode | wrong | no rows after the text's end | expects: as many rows as asked for
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[text.length()][characters.length()];
    for (int t = 0; t < text.length(); t++) encoded[t][characters.indexOf(text.charAt(t))] = 1;
    return encoded;
}

//// encode | wrong | pads with blanks | expects: the rows after the text's end hold zeros
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][characters.length()];
    for (int t = 0; t < rows; t++) {
        encoded[t][characters.indexOf(t < text.length() ? text.charAt(t) : ' ')] = 1;
    }
    return encoded;
}

//// encode | wrong | the digit as its own place | expects: a character's place is where it stands
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][characters.length()];
    for (int t = 0; t < text.length(); t++) {
        char c = text.charAt(t);
        encoded[t][Character.isDigit(c) ? c - '0' : characters.indexOf(c)] = 1;
    }
    return encoded;
}

//// encode | wrong | rows and places changed over | expects: a row for each character of the text
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[characters.length()][rows];
    for (int t = 0; t < text.length(); t++) encoded[characters.indexOf(text.charAt(t))][t] = 1;
    return encoded;
}

//// decode | right | with streams
String decode(float[][] rows, String characters) {
    return Arrays.stream(rows)
        .map(row -> IntStream.range(0, row.length).boxed().max(Comparator.comparing(i -> row[i])).get())
        .map(i -> characters.substring(i, i + 1))
        .collect(Collectors.joining());
}

//// decode | right | remembers the largest number
String decode(float[][] rows, String characters) {
    String text = "";
    for (float[] row : rows) {
        float largest = Float.NEGATIVE_INFINITY;
        char best = ' ';
        for (int i = 0; i < row.length; i++) {
            if (row[i] > largest) {
                largest = row[i];
                best = characters.charAt(i);
            }
        }
        text += best;
    }
    return text;
}

//// decode | wrong | looks for a 1 | expects: each row becomes a character
String decode(float[][] rows, String characters) {
    String text = "";
    for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) if (row[i] == 1) text += characters.charAt(i);
    }
    return text;
}

//// decode | wrong | writes the places | expects: look it up in characters
String decode(float[][] rows, String characters) {
    String text = "";
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) if (row[i] > row[best]) best = i;
        text += best;
    }
    return text;
}

//// decode | wrong | begins with 0 as the largest number | expects: expected: "yx"
String decode(float[][] rows, String characters) {
    String text = "";
    for (float[] row : rows) {
        float largest = 0;
        int best = 0;
        for (int i = 0; i < row.length; i++) if (row[i] > largest) largest = row[best = i];
        text += characters.charAt(best);
    }
    return text;
}

//// decode | wrong | takes the smallest number | expects: where the smallest number stands
String decode(float[][] rows, String characters) {
    String text = "";
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) if (row[i] < row[best]) best = i;
        text += characters.charAt(best);
    }
    return text;
}

//// build | right | as a graph
Network buildNetwork() {
    Node text = Node.input("text", new Shape(7, 12));
    Node said = text.then(new LSTM(128)).then(new RepeatVector(4)).then(new LSTM(128).returnSequences())
        .then(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Graph(List.of(text), said));
    network.compile(new Adam(0.001), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build | right | without TimeDistributed, since a dense layer works on the last axis
Network buildNetwork() {
    List<Block> layers = new ArrayList<>(List.of(new LSTM(128), new RepeatVector(4)));
    layers.add(new LSTM(128).returnSequences());
    layers.add(new Dense(12, z -> z.softmax(2)));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | the encoder returns sequences | expects: which one returns sequences?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128).returnSequences(), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | the decoder does not | expects: which one returns sequences?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(4),
        new LSTM(128), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | repeats seven times | expects: an answer has four characters
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(7),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | forgets the softmax | expects: softmax over the last axis
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | softmax over the samples | expects: softmax over the last axis
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(0))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | GRU | expects: these are GRU layers
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new GRU(128), new RepeatVector(4),
        new GRU(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | squared error | expects: that is the squared error
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "mean_squared_error", new String[] {"accuracy"});
    return network;
}

//// build | wrong | binary crossentropy | expects: twelve yes-or-no questions
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// build | wrong | forgets to compile | expects: call compile with the loss
Network buildNetwork() {
    return new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
}

//// build | wrong | plain gradient descent | expects: compile with adam
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("sgd", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | no metric | expects: give compile the metric accuracy
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12), new LSTM(128), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy");
    return network;
}

//// exact-match | right | with a stream
double exactMatch(List<String> truths, List<String> guesses) {
    return IntStream.range(0, truths.size())
        .mapToDouble(i -> truths.get(i).equals(guesses.get(i)) ? 1 : 0).average().getAsDouble();
}

//// exact-match | right | with an iterator
double exactMatch(List<String> truths, List<String> guesses) {
    Iterator<String> guess = guesses.iterator();
    double right = 0;
    for (String truth : truths) if (guess.next().equals(truth)) right++;
    return right / truths.size();
}

//// exact-match | wrong | == between texts | expects: compare texts with equals
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) if (truths.get(i) == guesses.get(i)) right++;
    return right / truths.size();
}

//// exact-match | wrong | divides ints | expects: an int divided by an int is an int
double exactMatch(List<String> truths, List<String> guesses) {
    int right = 0;
    for (int i = 0; i < truths.size(); i++) if (truths.get(i).equals(guesses.get(i))) right++;
    return right / truths.size();
}

//// exact-match | wrong | counts characters | expects: that is the share of characters
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        for (int t = 0; t < 4; t++) if (truths.get(i).charAt(t) == guesses.get(i).charAt(t)) right++;
    }
    return right / truths.size() / 4;
}

//// exact-match | wrong | in per cent | expects: not in per cent
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) if (truths.get(i).equals(guesses.get(i))) right++;
    return 100 * right / truths.size();
}

//// exact-match | wrong | ignores blanks | expects: exactMatch of ' 12 '
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) if (truths.get(i).strip().equals(guesses.get(i).strip())) right++;
    return right / truths.size();
}

//// build-many | right | with an array
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    Block[] layers = new Block[decoderLayers + 3];
    layers[0] = kind.apply(units);
    layers[1] = new RepeatVector(4);
    for (int i = 2; i < decoderLayers + 2; i++) layers[i] = kind.apply(units).returnSequences();
    layers[decoderLayers + 2] = new Dense(12, z -> z.softmax(-1));
    Network network = new Network(new Shape(7, 12), layers);
    network.compile(new Adam(), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build-many | wrong | LSTM whatever is asked for | expects: GRU was asked for
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(new LSTM(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) layers.add(new LSTM(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | one decoder layer whatever is asked for | expects: two decoder layers were asked for
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    Network network = new Network(new Shape(7, 12), kind.apply(units), new RepeatVector(4),
        kind.apply(units).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | always 128 units | expects: 32 units were asked for
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(128));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(128).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | forgets to return sequences | expects: each decoder layer returns sequences
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units));
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | forgets to compile | expects: compile it with adam
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    return new Network(new Shape(7, 12), layers.toArray(Block[]::new));
}

//// agreement | right | pair by pair
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    return pairs.stream()
        .mapToDouble(p -> {
            List<String> said = adder.apply(List.of(question(p[0], p[1]), question(p[1], p[0])));
            return said.get(0).equals(said.get(1)) ? 1 : 0;
        }).average().orElse(0);
}

//// agreement | right | counting
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = new ArrayList<>();
    for (int[] p : pairs) {
        asked.add(question(p[0], p[1]));
        asked.add(question(p[1], p[0]));
    }
    List<String> said = adder.apply(asked);
    double same = 0;
    for (int i = 0; i < said.size(); i += 2) if (said.get(i).equals(said.get(i + 1))) same++;
    return same / pairs.size();
}

//// agreement | wrong | does not turn the question | expects: ask about b+a as well
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> there = adder.apply(pairs.stream().map(p -> question(p[0], p[1])).toList());
    List<String> back = adder.apply(pairs.stream().map(p -> question(p[0], p[1])).toList());
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) if (there.get(i).equals(back.get(i))) same++;
    return same / pairs.size();
}

//// agreement | wrong | compares with the truth | expects: not with the truth
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> there = adder.apply(pairs.stream().map(p -> question(p[0], p[1])).toList());
    List<String> back = adder.apply(pairs.stream().map(p -> question(p[1], p[0])).toList());
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        String truth = answer(pairs.get(i)[0], pairs.get(i)[1]);
        if (there.get(i).equals(truth) && back.get(i).equals(truth)) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | divides ints | expects: an int divided by an int is an int
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> there = adder.apply(pairs.stream().map(p -> question(p[0], p[1])).toList());
    List<String> back = adder.apply(pairs.stream().map(p -> question(p[1], p[0])).toList());
    int same = 0;
    for (int i = 0; i < pairs.size(); i++) if (there.get(i).equals(back.get(i))) same++;
    return same / pairs.size();
}

//// distances | right | in plain Java
float[] distances(Network network, List<String> questions, List<String> others) {
    float[] one = network.predict(data(questions), "hidden").toFloatArray();
    float[] other = network.predict(data(others), "hidden").toFloatArray();
    int size = one.length / questions.size();
    float[] distances = new float[questions.size()];
    for (int i = 0; i < distances.length; i++) {
        double sum = 0;
        for (int k = i * size; k < (i + 1) * size; k++) sum += Math.pow(one[k] - other[k], 2);
        distances[i] = (float) Math.sqrt(sum);
    }
    return distances;
}

//// distances | right | with norm
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray difference = network.predict(data(questions), "hidden").sub(network.predict(data(others), "hidden"));
    return difference.norm(new int[] {1}).toFloatArray();
}

//// distances | wrong | of the answers | expects: use predict with the name
float[] distances(Network network, List<String> questions, List<String> others) {
    return network.predict(data(questions)).sub(network.predict(data(others)))
        .square().sum(new int[] {1}).sqrt().toFloatArray();
}

//// distances | wrong | forgets the root | expects: take the root
float[] distances(Network network, List<String> questions, List<String> others) {
    return network.predict(data(questions), "hidden").sub(network.predict(data(others), "hidden"))
        .square().sum(new int[] {1}).toFloatArray();
}

//// distances | wrong | sums over the questions | expects: a distance for each pair of questions
float[] distances(Network network, List<String> questions, List<String> others) {
    return network.predict(data(questions), "hidden").sub(network.predict(data(others), "hidden"))
        .square().sum(new int[] {0}).sqrt().toFloatArray();
}

//// distances | wrong | does not square | expects: square the differences
float[] distances(Network network, List<String> questions, List<String> others) {
    return network.predict(data(questions), "hidden").sub(network.predict(data(others), "hidden"))
        .sum(new int[] {1}).abs().toFloatArray();
}

//// distances | wrong | the mean in place of the sum | expects: not their mean
float[] distances(Network network, List<String> questions, List<String> others) {
    return network.predict(data(questions), "hidden").sub(network.predict(data(others), "hidden"))
        .square().mean(new int[] {1}).sqrt().toFloatArray();
}

//// columns | right | from the text of the number
float[][] columns(int a, int b) {
    String first = "%04d".formatted(a);
    String second = "%04d".formatted(b);
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][first.charAt(3 - t) - '0'] = 1;
        steps[t][second.charAt(3 - t) - '0' + 10] = 1;
    }
    return steps;
}

//// columns | wrong | begins at the left | expects: begin with the units
float[][] columns(int a, int b) {
    String first = "%04d".formatted(a);
    String second = "%04d".formatted(b);
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][first.charAt(t) - '0'] = 1;
        steps[t][second.charAt(t) - '0' + 10] = 1;
    }
    return steps;
}

//// columns | wrong | three steps | expects: four steps
float[][] columns(int a, int b) {
    float[][] steps = new float[3][20];
    for (int t = 0; t < 3; t++, a /= 10, b /= 10) {
        steps[t][a % 10] = 1;
        steps[t][10 + b % 10] = 1;
    }
    return steps;
}

//// columns | wrong | both digits in the same ten places | expects: ten places after those of the first
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++, a /= 10, b /= 10) {
        steps[t][a % 10] = 1;
        steps[t][b % 10] = 1;
    }
    return steps;
}

//// columns | wrong | nothing where no digit is left | expects: where no digit is left there is a 0
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; a > 0 || b > 0; t++, a /= 10, b /= 10) {
        if (a > 0) steps[t][a % 10] = 1;
        if (b > 0) steps[t][10 + b % 10] = 1;
    }
    return steps;
}

//// column-network | right | a GRU
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new GRU(64).returnSequences(), new Dense(10, z -> z.softmax(-1)));
    network.compile(new Adam(0.003), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | right | a SimpleRNN, with a layer behind it
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new SimpleRNN(64).returnSequences(),
        new TimeDistributed(new Dense(64, ai.djl.nn.Activation::relu)),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | no recurrent layer | expects: only a recurrent layer keeps something
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new TimeDistributed(new Dense(64, ai.djl.nn.Activation::relu)),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | the last state only | expects: the recurrent layer returns sequences
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64), new Dense(10, z -> z.softmax(-1)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | forgets the softmax | expects: softmax over the last axis
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64).returnSequences(), new TimeDistributed(new Dense(10)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | squared error | expects: that is the squared error
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile("adam", "mean_squared_error");
    return network;
}

//// column-network | wrong | forgets to compile | expects: compile it, with the loss
Network buildColumnNetwork() {
    return new Network(new Shape(4, 20), new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
}

//// column-network | right | a SimpleRNN, slow to begin with
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new SimpleRNN(64).returnSequences(), new Dense(10, z -> z.softmax(-1)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | right | small steps
Network buildColumnNetwork() {
    Node digits = Node.input("digits", new Shape(4, 20));
    Node sums = digits.then(new LSTM(64).returnSequences()).then(new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    Network network = new Network(new Graph(List.of(digits), sums));
    network.compile(new Adam(0.0003), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | wrong | four units | expects: some more units
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(4).returnSequences(), new Dense(10, z -> z.softmax(-1)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | plain gradient descent | expects: try the optimizer adam
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64).returnSequences(), new Dense(10, z -> z.softmax(-1)));
    network.compile("sgd", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | steps a thousand times too large | expects: steps of 0.001
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64).returnSequences(), new Dense(10, z -> z.softmax(-1)));
    network.compile(new Adam(1), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}
