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

//// exact-match | wrong | ignores blanks | expects: a blank is a character
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

//// encode | right | a list of rows made one by one
float[][] encode(String text, int rows, String characters) {
    List<float[]> made = new ArrayList<>();
    for (char c : text.toCharArray()) {
        float[] row = new float[characters.length()];
        row[characters.indexOf(c)] = 1;
        made.add(row);
    }
    while (made.size() < rows) made.add(new float[characters.length()]);
    return made.toArray(new float[0][]);
}

//// encode | wrong | each character only once | expects: encode("0 0"
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][characters.length()];
    for (int i = 0; i < characters.length(); i++) {
        int t = text.indexOf(characters.charAt(i));
        if (t >= 0) encoded[t][i] = 1;
    }
    return encoded;
}

//// encode | wrong | always twelve places | expects: as many places as there are characters
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][12];
    for (int t = 0; t < text.length(); t++) encoded[t][characters.indexOf(text.charAt(t))] = 1;
    return encoded;
}

//// encode | wrong | the place's number in place of 1 | expects: a 1 at the place
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][characters.length()];
    for (int t = 0; t < text.length(); t++) {
        int place = characters.indexOf(text.charAt(t));
        encoded[t][place] = place;
    }
    return encoded;
}

//// encode | wrong | aligned on the right | expects: row t has a 1
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][characters.length()];
    int ahead = rows - text.length();
    for (int t = 0; t < text.length(); t++) encoded[ahead + t][characters.indexOf(text.charAt(t))] = 1;
    return encoded;
}

//// encode | wrong | goes past the text's end | expects: StringIndexOutOfBoundsException
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][characters.length()];
    for (int t = 0; t < rows; t++) encoded[t][characters.indexOf(text.charAt(t))] = 1;
    return encoded;
}

//// encode | wrong | leaves blanks out | expects: encode("0 0"
float[][] encode(String text, int rows, String characters) {
    float[][] encoded = new float[rows][characters.length()];
    for (int t = 0; t < text.length(); t++) {
        if (text.charAt(t) != ' ') encoded[t][characters.indexOf(text.charAt(t))] = 1;
    }
    return encoded;
}

//// decode | right | with the largest found first
String decode(float[][] rows, String characters) {
    String text = "";
    for (int r = 0; r < rows.length; r++) {
        float largest = Float.NEGATIVE_INFINITY;
        char best = '?';
        for (int i = 0; i < characters.length(); i++) {
            if (rows[r][i] > largest) {
                largest = rows[r][i];
                best = characters.charAt(i);
            }
        }
        text += best;
    }
    return text;
}

//// decode | wrong | stops one row early | expects: each row becomes a character
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.length - 1; r++) {
        int best = 0;
        for (int i = 1; i < rows[r].length; i++) if (rows[r][i] > rows[r][best]) best = i;
        text.append(characters.charAt(best));
    }
    return text.toString();
}

//// decode | wrong | takes the first number above a third | expects: the largest number
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] > 0.15f) { text.append(characters.charAt(i)); break; }
        }
    }
    return text.toString();
}

//// decode | wrong | forgets to begin anew in each row | expects: in each row
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    float largest = -1;
    int best = 0;
    for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) if (row[i] > largest) { largest = row[i]; best = i; }
        text.append(characters.charAt(best));
    }
    return text.toString();
}

//// decode | wrong | the characters in reverse | expects: decode(probabilities
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) if (row[i] > row[best]) best = i;
        text.insert(0, characters.charAt(best));
    }
    return text.toString();
}

//// build | right | nested chains
Network buildNetwork() {
    Sequential encoder = new Sequential(new LSTM(128), new RepeatVector(4));
    Sequential decoder = new Sequential(new LSTM(128).returnSequences(), new Dense(12, z -> z.softmax(-1)));
    Network network = new Network(new Shape(7, 12), encoder, decoder);
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | right | softmax as a block of its own, objects in place of names
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12)),
        ai.djl.nn.LambdaBlock.singleton(z -> z.softmax(-1)));
    network.compile(new Adam(), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build | wrong | relu after the encoder's state | expects: stand between the layers
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        ai.djl.nn.LambdaBlock.singleton(ai.djl.nn.Activation::relu),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | sigmoid in place of softmax | expects: softmax over the last axis
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, ai.djl.nn.Activation::sigmoid)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | dropout that nobody asked for | expects: dropout
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new Dropout(0.5), new RepeatVector(4),
        new LSTM(128).returnSequences(), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | a learning rate of 0.01 | expects: 0.001
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile(new Adam(0.01), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build | wrong | rmsprop | expects: compile with adam
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("rmsprop", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | accuracy of yes-or-no answers | expects: the share of characters
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile(new Adam(), new CategoricalCrossentropy(), new BinaryAccuracy());
    return network;
}

//// build | wrong | one LSTM for both | expects: the decoder, is missing
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | 64 units | expects: which layer is not as in the lesson
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(64), new RepeatVector(4), new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// exact-match | right | by taking the wrong ones away
double exactMatch(List<String> truths, List<String> guesses) {
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) if (!guesses.get(i).equals(truths.get(i))) wrong.add(i);
    return 1 - wrong.size() / (double) truths.size();
}

//// exact-match | wrong | whether a guess is among the truths | expects: at the same place
double exactMatch(List<String> truths, List<String> guesses) {
    return guesses.stream().filter(truths::contains).count() / (double) truths.size();
}

//// exact-match | wrong | the share that is wrong | expects: the share of wrong answers
double exactMatch(List<String> truths, List<String> guesses) {
    double wrong = 0;
    for (int i = 0; i < truths.size(); i++) if (!truths.get(i).equals(guesses.get(i))) wrong++;
    return wrong / truths.size();
}

//// exact-match | wrong | compares the number only | expects: a blank is a character
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) if (truths.get(i).trim().equals(guesses.get(i).trim())) right++;
    return right / truths.size();
}

//// exact-match | wrong | the first character only | expects: not the first one only
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) if (truths.get(i).charAt(0) == guesses.get(i).charAt(0)) right++;
    return right / truths.size();
}

//// exact-match | wrong | stops at the first wrong one | expects: 3 of 7
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        if (!truths.get(i).equals(guesses.get(i))) break;
        right++;
    }
    return right / truths.size();
}

//// build-many | right | as a graph, with a helper
Node decoder(Node from, IntFunction<Recurrent> kind, int units, int layers) {
    return layers == 0 ? from : decoder(from.then(kind.apply(units).returnSequences()), kind, units, layers - 1);
}

Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    Node question = Node.input("question", new Shape(7, 12));
    Node repeated = question.then(kind.apply(units)).then(new RepeatVector(4));
    Node rows = decoder(repeated, kind, units, decoderLayers).then(new Dense(12, z -> z.softmax(-1)));
    Network network = new Network(new Graph(List.of(question), rows));
    network.compile(new Adam(), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build-many | right | a chain in a chain
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    Block[] decoders = Stream.generate(() -> (Block) kind.apply(units).returnSequences()).limit(decoderLayers).toArray(Block[]::new);
    Network network = new Network(new Shape(7, 12), kind.apply(units), new RepeatVector(4),
        new Sequential(decoders), new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | rmsprop | expects: adam
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>(List.of(kind.apply(units), new RepeatVector(4)));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("rmsprop", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | squared error | expects: categorical_crossentropy
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>(List.of(kind.apply(units), new RepeatVector(4)));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "mean_squared_error", "accuracy");
    return network;
}

//// build-many | wrong | forgets the softmax | expects: softmax
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>(List.of(kind.apply(units), new RepeatVector(4)));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12)));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | the encoder is always an LSTM | expects: kind.apply
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>(List.of(new LSTM(units), new RepeatVector(4)));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | as many encoder layers as decoder layers | expects: an encoder of 32 units
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    for (int i = 1; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | no metric | expects: accuracy
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>(List.of(kind.apply(units), new RepeatVector(4)));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy");
    return network;
}

//// build-many | wrong | layers behind the encoder in place of the decoder | expects: its last state four times
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// agreement | right | one call with both lists
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = new ArrayList<>();
    for (int[] p : pairs) asked.add(question(p[0], p[1]));
    for (int[] p : pairs) asked.add(question(p[1], p[0]));
    List<String> said = adder.apply(asked);
    int n = pairs.size(), same = 0;
    for (int i = 0; i < n; i++) if (said.get(i).equals(said.get(n + i))) same++;
    return 1.0 * same / n;
}

//// agreement | wrong | only where the answer is right | expects: not with the truth
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> one = adder.apply(pairs.stream().map(p -> question(p[0], p[1])).toList());
    List<String> two = adder.apply(pairs.stream().map(p -> question(p[1], p[0])).toList());
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (one.get(i).equals(two.get(i)) && one.get(i).equals(answer(pairs.get(i)[0], pairs.get(i)[1]))) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | == between the answers | expects: by equals
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> one = adder.apply(pairs.stream().map(p -> question(p[0], p[1])).toList());
    List<String> two = adder.apply(pairs.stream().map(p -> question(p[1], p[0])).toList());
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) if (one.get(i) == two.get(i)) same++;
    return same / pairs.size();
}

//// agreement | wrong | the number, not the share | expects: divide by how many pairs
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> one = adder.apply(pairs.stream().map(p -> question(p[0], p[1])).toList());
    List<String> two = adder.apply(pairs.stream().map(p -> question(p[1], p[0])).toList());
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) if (one.get(i).equals(two.get(i))) same++;
    return same;
}

//// agreement | wrong | always one pair | expects: each pair both ways round
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    int[] p = pairs.get(0);
    return adder.apply(List.of(question(p[0], p[1]))).equals(adder.apply(List.of(question(p[1], p[0])))) ? 1 : 0;
}

//// agreement | wrong | the texts without blanks at the end | expects: question(a, b)
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> one = adder.apply(pairs.stream().map(p -> p[0] + "+" + p[1]).toList());
    List<String> two = adder.apply(pairs.stream().map(p -> p[1] + "+" + p[0]).toList());
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) if (one.get(i).equals(two.get(i))) same++;
    return same / pairs.size();
}

//// distances | right | question by question
float[] distances(Network network, List<String> questions, List<String> others) {
    float[] found = new float[questions.size()];
    for (int i = 0; i < found.length; i++) {
        NDArray a = network.predict(data(questions.subList(i, i + 1)), "hidden");
        NDArray b = network.predict(data(others.subList(i, i + 1)), "hidden");
        found[i] = (float) Math.sqrt(a.sub(b).pow(2).sum().getFloat());
    }
    return found;
}

//// distances | wrong | each with itself | expects: those of others
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    NDArray b = network.predict(data(questions), "hidden");
    return a.sub(b).square().sum(new int[] {1}).sqrt().toFloatArray();
}

//// distances | wrong | the absolute differences summed | expects: take the root of the sum of the squares
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    NDArray b = network.predict(data(others), "hidden");
    return a.sub(b).abs().sum(new int[] {1}).toFloatArray();
}

//// distances | wrong | one number for all | expects: from itself is 0
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    NDArray b = network.predict(data(others), "hidden");
    float[] found = new float[questions.size()];
    Arrays.fill(found, a.sub(b).square().sum().sqrt().getFloat());
    return found;
}

//// columns | right | with arithmetic in one loop
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    int[] numbers = {a, b};
    for (int t = 0; t < 4; t++) {
        for (int which = 0; which < 2; which++) {
            steps[t][10 * which + numbers[which] % 10] = 1;
            numbers[which] /= 10;
        }
    }
    return steps;
}

//// columns | wrong | the digits as numbers | expects: one-hot
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++, a /= 10, b /= 10) {
        steps[t][0] = a % 10;
        steps[t][10] = b % 10;
    }
    return steps;
}

//// columns | wrong | the numbers changed over | expects: the first ten places are those of a
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++, a /= 10, b /= 10) {
        steps[t][b % 10] = 1;
        steps[t][10 + a % 10] = 1;
    }
    return steps;
}

//// columns | wrong | stops when both are used up | expects: where no digit is left there is a 0
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; a > 0 || b > 0; t++, a /= 10, b /= 10) {
        steps[t][a % 10] = 1;
        steps[t][10 + b % 10] = 1;
    }
    return steps;
}

//// columns | wrong | adds the digit up | expects: without what is carried
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    int carry = 0;
    for (int t = 0; t < 4; t++, a /= 10, b /= 10) {
        steps[t][(a % 10 + carry) % 10] = 1;
        steps[t][10 + b % 10] = 1;
        carry = (a % 10 + b % 10) / 10;
    }
    return steps;
}

//// column-network | right | two layers and a dense layer in a chain
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new Sequential(new LSTM(48).returnSequences(), new GRU(48).returnSequences()),
        new Dense(10), ai.djl.nn.LambdaBlock.singleton(z -> z.softmax(-1)));
    network.compile(new Adam(), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | right | bidirectional, with rmsprop
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new Bidirectional(new LSTM(64).returnSequences()),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile("rmsprop", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | no metric | expects: accuracy
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy");
    return network;
}

//// column-network | wrong | binary crossentropy | expects: categorical_crossentropy
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | reads (20, 4) | expects: (batch, time, 4)
Network buildColumnNetwork() {
    Network network = new Network(new Shape(20, 4), new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | twelve characters | expects: ten probabilities
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// column-network | wrong | the sigmoid of each digit | expects: softmax over the last axis
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20), new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(10, ai.djl.nn.Activation::sigmoid)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}
