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

//// decode | right | begins with 0 as the largest number, since probabilities are above it
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

//// distances | wrong | of the answers | expects: for each i: the states of network, by predict with the name "hidden", and
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

//// encode | wrong | each character only once | expects: a character that comes twice gets its 1 both times
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

//// encode | wrong | leaves blanks out | expects: a character that comes twice gets its 1 both times
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

//// distances | wrong | one number for all | expects: the first question and the first of the others are equal
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

//// encode | right | character by character
float[][] encode(String text, int rows, String characters) {
    float[][] table = new float[rows][characters.length()];
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
        int place = characters.indexOf(letters[i]);
        table[i][place] = 1f;
    }
    return table;
}

//// encode | right | a map from characters to places
float[][] encode(String text, int rows, String characters) {
    Map<Character, Integer> place = new HashMap<>();
    for (char c : characters.toCharArray()) place.put(c, place.size());
    float[][] encoded = new float[rows][];
    for (int r = 0; r < rows; r++) {
        encoded[r] = new float[characters.length()];
        if (r < text.length()) encoded[r][place.get(text.charAt(r))] = 1;
    }
    return encoded;
}

//// encode | right | a method for a row, and streams
float[] oneHotRow(int place, int size) {
    float[] row = new float[size];
    if (place >= 0) row[place] = 1.0f;
    return row;
}
float[][] encode(String text, int rows, String characters) {
    return IntStream.range(0, rows)
        .map(i -> i < text.length() ? characters.indexOf(text.charAt(i)) : -1)
        .mapToObj(place -> oneHotRow(place, characters.length()))
        .toArray(float[][]::new);
}

//// encode | wrong | backwards | expects: row t has a 1 at the place where the text's character t stands in
float[][] encode(String text, int rows, String characters) {
    float[][] table = new float[rows][characters.length()];
    for (int i = 0; i < text.length(); i++) {
        table[text.length() - 1 - i][characters.indexOf(text.charAt(i))] = 1;
    }
    return table;
}

//// encode | wrong | the last character left out | expects: row t has a 1 at the place where the text's character t stands in
float[][] encode(String text, int rows, String characters) {
    float[][] table = new float[rows][characters.length()];
    for (int i = 0; i < text.length() - 1; i++) {
        table[i][characters.indexOf(text.charAt(i))] = 1;
    }
    return table;
}

//// encode | wrong | the first character left out | expects: row t has a 1 at the place where the text's character t stands in
float[][] encode(String text, int rows, String characters) {
    float[][] table = new float[rows][characters.length()];
    for (int i = 1; i < text.length(); i++) {
        table[i][characters.indexOf(text.charAt(i))] = 1;
    }
    return table;
}

//// encode | wrong | looks each character up from the end, as the lists differ | expects: row t has a 1 at the place where the text's character t stands in
float[][] encode(String text, int rows, String characters) {
    float[][] table = new float[rows][characters.length()];
    for (int i = 0; i < text.length(); i++) {
        table[i][characters.length() - 1 - characters.indexOf(text.charAt(i))] = 1;
    }
    return table;
}

//// encode | wrong | one row for all | expects: row t has a 1 at the place where the text's character t stands in
float[][] encode(String text, int rows, String characters) {
    float[][] table = new float[rows][];
    Arrays.fill(table, new float[characters.length()]);
    for (int i = 0; i < text.length(); i++) table[i][characters.indexOf(text.charAt(i))] = 1;
    return table;
}

//// encode | wrong | sorts the characters first | expects: the places are in the order of characters as it is: nothing is sorted
float[][] encode(String text, int rows, String characters) {
    char[] sorted = characters.toCharArray();
    Arrays.sort(sorted);
    String order = new String(sorted);
    float[][] table = new float[rows][characters.length()];
    for (int i = 0; i < text.length(); i++) {
        table[i][order.indexOf(text.charAt(i))] = 1;
    }
    return table;
}

//// decode | right | a method for the largest
int largestAt(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) if (row[i] > row[best]) best = i;
    return best;
}
String decode(float[][] rows, String characters) {
    char[] text = new char[rows.length];
    for (int r = 0; r < rows.length; r++) text[r] = characters.charAt(largestAt(rows[r]));
    return String.valueOf(text);
}

//// decode | right | by way of sorting
String decode(float[][] rows, String characters) {
    String text = "";
    for (float[] row : rows) {
        float[] sorted = row.clone();
        Arrays.sort(sorted);
        float most = sorted[sorted.length - 1];
        int place = 0;
        while (row[place] != most) place++;
        text += characters.charAt(place);
    }
    return text;
}

//// decode | right | argMax of DJL
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        try (NDArray array = manager.create(row); NDArray best = array.argMax()) {
            text.append(characters.charAt((int) best.getLong()));
        }
    }
    return text.toString();
}

//// decode | wrong | blanks cut off | expects: each row becomes a character
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) best = i;
        }
        text.append(characters.charAt(best));
    }
    return text.toString().strip();
}

//// decode | wrong | the first place never looked at | expects: each row becomes the character at the place of the largest number in it
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 1;
        for (int i = 2; i < row.length; i++) {
            if (row[i] > row[best]) best = i;
        }
        text.append(characters.charAt(best));
    }
    return text.toString();
}

//// decode | wrong | the first that is larger than a half | expects: each row becomes the character at the place of the largest number in it
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > 0.5) best = i;
        }
        text.append(characters.charAt(best));
    }
    return text.toString();
}

//// decode | wrong | the first row only | expects: each row becomes a character
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) best = i;
        }
        text.append(characters.charAt(best));
        break;
    }
    return text.toString();
}

//// decode | wrong | backwards | expects: each row becomes the character at the place of the largest number in it
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) best = i;
        }
        text.insert(0, characters.charAt(best));
    }
    return text.toString();
}

//// decode | wrong | commas between | expects: each row becomes the character at the place of the largest number in it
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) best = i;
        }
        text.append(text.isEmpty() ? "" : ", ").append(characters.charAt(best));
    }
    return text.toString();
}

//// decode | wrong | the digits in their own order | expects: each row becomes the character at the place of the largest number in it
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) best = i;
        }
        text.append(" +0123456789".charAt(best));
    }
    return text.toString();
}

//// decode | wrong | each character once | expects: each row becomes a character
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) best = i;
        }
        if (text.indexOf(characters.substring(best, best + 1)) < 0) text.append(characters.charAt(best));
    }
    return text.toString();
}

//// decode | wrong | down the columns | expects: each row becomes a character
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < rows[0].length; c++) {
        int best = 0;
        for (int r = 1; r < rows.length; r++) if (rows[r][c] > rows[best][c]) best = r;
        text.append(characters.charAt(best));
    }
    return text.toString();
}

//// decode | wrong | every place that is not zero | expects: each row becomes the character at the place of the largest number in it
String decode(float[][] rows, String characters) {
    StringBuilder text = new StringBuilder();
    for (float[] row : rows)
        for (int i = 0; i < row.length; i++) if (row[i] > 0) text.append(characters.charAt(i));
    return text.toString();
}

//// build | right | DJL's blocks for the last layer, objects to compile
Network buildNetwork() {
    Block last = ai.djl.nn.core.Linear.builder().setUnits(12).build();
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(),
        new TimeDistributed(last), new LambdaBlock(z -> new NDList(z.head().softmax(-1))));
    network.compile(new Adam(), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build | right | softmax as a layer of its own, the state repeated by hand
Network buildNetwork() {
    Network network = new Network(List.of(new Shape(7, 12)), new Sequential(
        new LSTM(128),
        new LambdaBlock(in -> new NDList(in.head().expandDims(1).repeat(1, 4))),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12)),
        new TimeDistributed(new LambdaBlock(in -> new NDList(in.head().softmax(-1))))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | right | softmax with its formula
NDArray probabilities(NDArray z) {
    NDArray e = z.sub(z.max(new int[] {-1}, true)).exp();
    return e.div(e.sum(new int[] {-1}, true));
}
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(), new Dense(12, z -> probabilities(z)));
    network.compile(new Adam(0.001), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build | wrong | softmax over the steps | expects: softmax over the last axis
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new Dense(12, z -> z.softmax(1)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | log of softmax | expects: softmax over the last axis
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.logSoftmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | a GRU to read with | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new GRU(128),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | the decoder of 64 | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new RepeatVector(4),
        new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | the encoder of 64 | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(64),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | ten characters | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | steps and characters exchanged | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork() {
    Network network = new Network(new Shape(12, 7),
        new LSTM(128),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | a dense layer of 128 between | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new Dense(128),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | reads in both directions | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new Bidirectional(new LSTM(64)),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | a tanh on the state | expects: does nothing stand between the layers
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new LambdaBlock(in -> new NDList(in.head().tanh())),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | a second decoder layer | expects: look at built.summary(): which layer is not as in the lesson?
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new RepeatVector(4),
        new LSTM(128).returnSequences(),
        new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | the states that were read, cut to four | expects: is it the encoder's last state that is repeated four times
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128).returnSequences(),
        new LambdaBlock(in -> new NDList(in.head().get(":, 3:"))),
        new LSTM(128).returnSequences(),
        new Dense(12, z -> z.softmax(-1)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | compiles one and returns another | expects: call compile with the loss categorical_crossentropy before you return the
Network buildNetwork() {
    for (boolean first = true; ; first = false) {
        Network network = new Network(new Shape(7, 12),
            new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(), new Dense(12, z -> z.softmax(-1)));
        if (!first) return network;
        network.compile("adam", "categorical_crossentropy", "accuracy");
    }
}

//// build | wrong | no decoder, the state cut into four | expects: the second LSTM, the decoder, is missing
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128),
        new RepeatVector(4),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// exact-match | right | the average of noughts and ones
double exactMatch(List<String> truths, List<String> guesses) {
    return IntStream.range(0, guesses.size())
        .mapToDouble(i -> guesses.get(i).contentEquals(truths.get(i)) ? 1 : 0).average().getAsDouble();
}

//// exact-match | right | Indices of the library
double exactMatch(List<String> truths, List<String> guesses) {
    return labs.results.Indices.share(truths.size(), i -> Objects.equals(truths.get(i), guesses.get(i)));
}

//// exact-match | right | character by character
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        boolean all = true;
        for (int k = 0; k < truths.get(i).length(); k++) {
            all &= truths.get(i).charAt(k) == guesses.get(i).charAt(k);
        }
        right += all ? 1 : 0;
    }
    return right / truths.size();
}

//// exact-match | wrong | how many, not what share | expects: a share, not a number: divide by how many there are
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        if (truths.get(i).equals(guesses.get(i))) right++;
    }
    return right;
}

//// exact-match | wrong | always divided by 5,000 | expects: the first, the third and the last guess equal the truth: 3 of 7
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        if (truths.get(i).equals(guesses.get(i))) right++;
    }
    return right / 5_000;
}

//// exact-match | wrong | the first one left out | expects: the first, the third and the last guess equal the truth: 3 of 7
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 1; i < truths.size(); i++) {
        if (truths.get(i).equals(guesses.get(i))) right++;
    }
    return right / truths.size();
}

//// exact-match | wrong | blanks cut off | expects: a blank is a character as well
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        if (truths.get(i).strip().equals(guesses.get(i).strip())) right++;
    }
    return right / truths.size();
}

//// exact-match | wrong | begins alike | expects: a blank is a character as well
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        if (truths.get(i).startsWith(guesses.get(i).strip())) right++;
    }
    return right / truths.size();
}

//// exact-match | wrong | divides by one too few | expects: the first, the third and the last guess equal the truth: 3 of 7
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        if (truths.get(i).equals(guesses.get(i))) right++;
    }
    return right / (truths.size() - 1);
}

//// exact-match | wrong | all or nothing | expects: 3 of 7 are right
double exactMatch(List<String> truths, List<String> guesses) {
    return truths.equals(guesses) ? 1 : 0;
}

//// exact-match | wrong | the same characters in any order | expects: the same characters in another order are another answer
double exactMatch(List<String> truths, List<String> guesses) {
    double right = 0;
    for (int i = 0; i < truths.size(); i++) {
        if (truths.get(i).chars().sorted().boxed().toList().equals(guesses.get(i).chars().sorted().boxed().toList())) right++;
    }
    return right / truths.size();
}

//// build-many | right | a list of blocks
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> blocks = new ArrayList<>(List.of(kind.apply(units), new RepeatVector(4)));
    for (int i = 0; i < decoderLayers; i++) blocks.add(kind.apply(units).returnSequences());
    blocks.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), blocks.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | right | grows from the inside, by recursion
Node decoded(Node in, IntFunction<Recurrent> kind, int units, int layers) {
    return layers == 0 ? in : decoded(in.then(kind.apply(units).returnSequences()), kind, units, layers - 1);
}
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    Node question = Node.input("q", new Shape(7, 12));
    Node four = question.then(kind.apply(units)).then(new RepeatVector(4));
    Node rows = decoded(four, kind, units, decoderLayers).then(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Graph(List.of(question), rows));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | the decoder is always an LSTM | expects: look at summary()
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) {
        layers.add(new LSTM(units).returnSequences());
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | the decoder of 128 | expects: 32 units were asked for: in the encoder and in each decoder layer
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) {
        layers.add(kind.apply(128).returnSequences());
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | one decoder layer too many | expects: look at summary()
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i <= decoderLayers; i++) {
        layers.add(kind.apply(units).returnSequences());
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | one decoder layer too few | expects: look at summary()
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 1; i < decoderLayers; i++) {
        layers.add(kind.apply(units).returnSequences());
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | the encoder returns all its states | expects: the encoder hands on its last state only
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units).returnSequences());
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) {
        layers.add(kind.apply(units).returnSequences());
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | repeated seven times | expects: received: "(5, 7, 12)"
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(7));
    for (int i = 0; i < decoderLayers; i++) {
        layers.add(kind.apply(units).returnSequences());
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | softmax over the steps | expects: an encoder, its last state four times, two decoder layers, and a dense
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) {
        layers.add(kind.apply(units).returnSequences());
    }
    layers.add(new Dense(12, z -> z.softmax(1)));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | units halved from layer to layer | expects: look at summary()
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) {
        units = units / 2;
        layers.add(kind.apply(units).returnSequences());
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | yes-or-no loss | expects: compile it with adam
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) {
        layers.add(kind.apply(units).returnSequences());
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | a dense layer after each decoder layer | expects: look at summary()
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) {
        layers.add(kind.apply(units).returnSequences());
        layers.add(new Dense(units));
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | both directions in the decoder | expects: look at summary()
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>();
    layers.add(kind.apply(units));
    layers.add(new RepeatVector(4));
    for (int i = 0; i < decoderLayers; i++) {
        layers.add(new Bidirectional(kind.apply(units).returnSequences()));
    }
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | one layer used again and again | expects: three decoder layers were asked for
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    Block decoder = kind.apply(units).returnSequences();
    Node in = Node.input("question", new Shape(7, 12));
    Node out = in.then(kind.apply(units)).then(new RepeatVector(4));
    Node first = out.then(kind.apply(units).returnSequences());
    for (int i = 1; i < decoderLayers; i++) first = first.then(decoder);
    for (int i = 2; i < decoderLayers; i++) first = first.then(decoder);
    Network network = new Network(new Graph(List.of(in), first.then(new Dense(12, z -> z.softmax(-1)))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | one layer for all of the decoder, in a chain | expects: each decoder layer is a layer of its own: call kind.apply for each
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    Recurrent decoder = kind.apply(units).returnSequences();
    List<Block> layers = new ArrayList<>(List.of(kind.apply(units), new RepeatVector(4)));
    layers.addAll(Collections.nCopies(decoderLayers, decoder));
    layers.add(new Dense(12, z -> z.softmax(-1)));
    Network network = new Network(new Shape(7, 12), layers.toArray(new Block[0]));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// agreement | right | streams, two calls
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> there = adder.apply(pairs.stream().map(p -> question(p[0], p[1])).toList());
    List<String> back = adder.apply(pairs.stream().map(p -> question(p[1], p[0])).toList());
    return IntStream.range(0, pairs.size()).filter(i -> there.get(i).equals(back.get(i))).count() / (double) pairs.size();
}

//// agreement | right | with the exact match of exercise 3
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> a = new ArrayList<>(), b = new ArrayList<>();
    pairs.forEach(p -> {
        a.add(question(p[0], p[1]));
        b.add(question(p[1], p[0]));
    });
    List<String> first = adder.apply(a), second = adder.apply(b);
    return labs.results.Indices.share(first.size(), i -> first.get(i).equals(second.get(i)));
}

//// agreement | wrong | the text backwards | expects: question(a, b) writes a question as the network knows it, with blanks up
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> new StringBuilder(question(p[0], p[1]).strip()).reverse().toString()).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (first.get(i).equals(second.get(i))) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | the share that differs | expects: count the pairs whose two answers are the same
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (!first.get(i).equals(second.get(i))) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | the network of the lesson in place of the adder | expects: ask the adder that is handed in
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = ask(trained, asked), second = ask(trained, turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (first.get(i).equals(second.get(i))) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | divided by both questions | expects: divide by the number of pairs, and compare both answers of each
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (first.get(i).equals(second.get(i))) same++;
    }
    return same / (2 * pairs.size());
}

//// agreement | wrong | one answer for all | expects: 33+33 gets the same answer both ways
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (first.get(0).equals(second.get(0))) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | the answer as one of those | expects: only 33+33 gets the same answer both ways: 1 of 4 pairs
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (second.contains(first.get(i))) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | only the first character of the answers | expects: only 33+33 gets the same answer both ways: 1 of 4 pairs
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (first.get(i).charAt(0) == second.get(i).charAt(0)) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | leaves out equal numbers but divides by all | expects: 33+33 counts as well: its two answers are the same
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (pairs.get(i)[0] != pairs.get(i)[1] && first.get(i).equals(second.get(i))) same++;
    }
    return same / pairs.size();
}

//// agreement | right | sorts each pair first
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    for (int[] p : pairs) Arrays.sort(p);
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (first.get(i).equals(second.get(i))) same++;
    }
    return same / pairs.size();
}

//// agreement | wrong | compares in the other order | expects: one that can add says the same both ways, about every pair
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> turned = pairs.stream().map(p -> question(p[1], p[0])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    double same = 0;
    for (int i = 0; i < pairs.size(); i++) {
        if (first.get(i).equals(second.get(pairs.size() - 1 - i))) same++;
    }
    return same / pairs.size();
}

//// agreement | right | turns the pairs round for good
double agreement(Function<List<String>, List<String>> adder, List<int[]> pairs) {
    List<String> asked = pairs.stream().map(p -> question(p[0], p[1])).toList();
    for (int[] p : pairs) {
        int a = p[0];
        p[0] = p[1];
        p[1] = a;
    }
    List<String> turned = pairs.stream().map(p -> question(p[0], p[1])).toList();
    List<String> first = adder.apply(asked), second = adder.apply(turned);
    return labs.results.Indices.share(first.size(), i -> first.get(i).equals(second.get(i)));
}

//// distances | right | one call for both, cut in half
float[] distances(Network network, List<String> questions, List<String> others) {
    List<String> all = Stream.concat(questions.stream(), others.stream()).toList();
    NDArray states = network.predict(data(all), "hidden");
    int n = questions.size();
    NDArray difference = states.get(":" + n).sub(states.get(n + ":"));
    return difference.mul(difference).sum(new int[] {-1}).sqrt().toFloatArray();
}

//// distances | wrong | the network of the lesson | expects: for each i: the states of network, by predict with the name "hidden", and
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = trained.predict(data(questions), "hidden");
    NDArray b = trained.predict(data(others), "hidden");
    return a.sub(b).square().sum(new int[] {1}).sqrt().toFloatArray();
}

//// distances | wrong | the largest difference | expects: for each i: the states of network, by predict with the name "hidden", and
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    NDArray b = network.predict(data(others), "hidden");
    return a.sub(b).abs().max(new int[] {1}).toFloatArray();
}

//// distances | wrong | the difference of the lengths | expects: all are 0: compare the states of questions with those of others, and
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    NDArray b = network.predict(data(others), "hidden");
    return a.norm(new int[] {1}).sub(b.norm(new int[] {1})).abs().toFloatArray();
}

//// distances | wrong | the states added | expects: the first question and the first of the others are equal
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    NDArray b = network.predict(data(others), "hidden");
    return a.add(b).square().sum(new int[] {1}).sqrt().toFloatArray();
}

//// distances | wrong | the others backwards | expects: the first question and the first of the others are equal
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    Collections.reverse(others = new ArrayList<>(others));
    NDArray b = network.predict(data(others), "hidden");
    return a.sub(b).square().sum(new int[] {1}).sqrt().toFloatArray();
}

//// distances | wrong | the length of the states over their product | expects: the first question and the first of the others are equal
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    NDArray b = network.predict(data(others), "hidden");
    return a.mul(b).sum(new int[] {1}).div(a.norm(new int[] {1}).mul(b.norm(new int[] {1}))).toFloatArray();
}

//// distances | wrong | the root before the sum | expects: take the root of the sum of the squares
float[] distances(Network network, List<String> questions, List<String> others) {
    NDArray a = network.predict(data(questions), "hidden");
    NDArray b = network.predict(data(others), "hidden");
    return a.sub(b).square().sqrt().sum(new int[] {1}).toFloatArray();
}

//// distances | wrong | compares the questions as texts | expects: the states are those of the network that is handed in, whatever they are
float[] distances(Network network, List<String> questions, List<String> others) {
    float[] d = new float[questions.size()];
    for (int i = 0; i < d.length; i++) {
        int differ = 0;
        for (int k = 0; k < 7; k++) if (questions.get(i).charAt(k) != others.get(i).charAt(k)) differ++;
        d[i] = (float) Math.sqrt(2 * differ);
    }
    return d;
}

//// columns | right | powers of ten, a method for a digit
int digitAt(int number, int place) {
    return (int) (number / Math.pow(10, place)) % 10;
}
float[][] columns(int a, int b) {
    return IntStream.range(0, 4).mapToObj(t -> {
        float[] row = new float[20];
        row[digitAt(a, t)] = 1;
        row[10 + digitAt(b, t)] = 1;
        return row;
    }).toArray(float[][]::new);
}

//// columns | right | rows written out by comparing
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    int[] power = {1, 10, 100, 1000};
    for (int t = 0; t < 4; t++)
        for (int d = 0; d < 10; d++) {
            steps[t][d] = a / power[t] % 10 == d ? 1 : 0;
            steps[t][d + 10] = b / power[t] % 10 == d ? 1 : 0;
        }
    return steps;
}

//// columns | wrong | the thousands left empty | expects: where no digit is left there is a 0, and a 0 has its 1 as every digit has
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 3; t++) {
        steps[t][a % 10] = 1;
        steps[t][10 + b % 10] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// columns | wrong | the second digit from place 9 | expects: row t has a 1 at the digit of a, and another at 10 plus the digit of b
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][a % 10] = 1;
        steps[t][9 + b % 10] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// columns | wrong | the second digit from place 11 | expects: row t has a 1 at the digit of a, and another at 10 plus the digit of b
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][a % 10] = 1;
        steps[t][Math.min(19, 11 + b % 10)] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// columns | wrong | a and b in turn | expects: row t has a 1 at the digit of a, and another at 10 plus the digit of b
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][2 * (a % 10)] = 1;
        steps[t][2 * (b % 10) + 1] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// columns | wrong | b never gets on | expects: row t has a 1 at the digit of a, and another at 10 plus the digit of b
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][a % 10] = 1;
        steps[t][10 + b % 10] = 1;
        a /= 10;
    }
    return steps;
}

//// columns | wrong | the digit of the sum | expects: row t has a 1 at the digit of a, and another at 10 plus the digit of b
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][a % 10] = 1;
        steps[t][10 + (a + b) % 10] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// columns | wrong | the whole number's step is counted from its own front | expects: begin with the units, at the right
float[][] columns(int a, int b) {
    a = Integer.parseInt(new StringBuilder().append(a).reverse().toString());
    b = Integer.parseInt(new StringBuilder().append(b).reverse().toString());
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][a % 10] = 1;
        steps[t][10 + b % 10] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// columns | wrong | the carry in the first number's digit | expects: the digits as they are
float[][] columns(int a, int b) {
    float[][] steps = new float[4][20];
    for (int t = 0; t < 4; t++) {
        steps[t][a % 10] = 1;
        if (a % 10 + b % 10 > 9) a += 10;
        steps[t][10 + b % 10] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// columns | wrong | one row for all | expects: row t has a 1 at the digit of a, and another at 10 plus the digit of b
float[][] columns(int a, int b) {
    float[][] steps = new float[4][];
    Arrays.fill(steps, new float[20]);
    for (int t = 0; t < 4; t++) {
        steps[t][a % 10] = 1;
        steps[t][10 + b % 10] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// columns | wrong | a row of forty, four of them | expects: row t has a 1 at the digit of a, and another at 10 plus the digit of b
float[][] columns(int a, int b) {
    float[][] steps = new float[4][40];
    for (int t = 0; t < 4; t++) {
        steps[t][a % 10] = 1;
        steps[t][20 + b % 10] = 1;
        a /= 10;
        b /= 10;
    }
    return steps;
}

//// column-network | right | two LSTMs in a graph, rmsprop
Network buildColumnNetwork() {
    Node steps = Node.input("steps", new Shape(4, 20));
    Node states = steps.then(new LSTM(64).returnSequences()).then(new LSTM(64).returnSequences());
    Network network = new Network(new Graph(List.of(steps), states.then(new Dense(10, z -> z.softmax(-1)))));
    network.compile(new RMSprop(0.005), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | right | a hidden layer before and after
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new Sequential(new Dense(64, ai.djl.nn.Activation::relu), new LSTM(64).returnSequences()),
        new Sequential(new Dense(64, ai.djl.nn.Activation::relu), new Dense(10),
            new LambdaBlock(z -> new NDList(z.head().softmax(-1)))));
    network.compile(new Adam(0.003), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | wrong | twenty digits | expects: ten probabilities at each step
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(20, z -> z.softmax(-1))));
    network.compile(new Adam(0.01), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | wrong | softmax over the steps | expects: softmax over the last axis
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new LSTM(64).returnSequences(),
        new Dense(10, z -> z.softmax(1)));
    network.compile(new Adam(0.01), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | wrong | yes-or-no accuracy | expects: one metric, accuracy: the share of digits that are right
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile(new Adam(0.01), new CategoricalCrossentropy(), new BinaryAccuracy());
    return network;
}

//// column-network | wrong | steps far too small | expects: does it learn?
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new LSTM(64).returnSequences(),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile(new Adam(1e-6), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | wrong | each step cut off from the others | expects: only a recurrent layer keeps something from step to step
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new LambdaBlock(in -> new NDList(in.head().reshape(-1, 1, 20))),
        new LSTM(64).returnSequences(),
        new LambdaBlock(in -> new NDList(in.head().reshape(-1, 4, 64))),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile(new Adam(0.01), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// column-network | wrong | reads from the thousands to the units | expects: it has to read the units first
Network buildColumnNetwork() {
    Network network = new Network(new Shape(4, 20),
        new LambdaBlock(in -> new NDList(in.head().flip(1))),
        new LSTM(64).returnSequences(),
        new LambdaBlock(in -> new NDList(in.head().flip(1))),
        new TimeDistributed(new Dense(10, z -> z.softmax(-1))));
    network.compile(new Adam(0.01), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// build | right | softmax(1) inside TimeDistributed, where a row is all there is
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(1))));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build | wrong | L2 that nobody asked for | expects: neither dropout nor L2
Network buildNetwork() {
    Network network = new Network(new Shape(7, 12),
        new LSTM(128), new RepeatVector(4), new LSTM(128).returnSequences(),
        new TimeDistributed(new Dense(12, z -> z.softmax(-1)).l2(0.001)));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// build-many | wrong | dropout that nobody asked for | expects: neither dropout nor L2
Network build(IntFunction<Recurrent> kind, int units, int decoderLayers) {
    List<Block> layers = new ArrayList<>(List.of(kind.apply(units), new Dropout(0.5), new RepeatVector(4)));
    for (int i = 0; i < decoderLayers; i++) layers.add(kind.apply(units).returnSequences());
    layers.add(new TimeDistributed(new Dense(12, z -> z.softmax(-1))));
    Network network = new Network(new Shape(7, 12), layers.toArray(Block[]::new));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}
