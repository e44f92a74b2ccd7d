//// one-hot | right | from the number's text
float[][] encodeNumberToOneHot(int number, int length) {
    String text = String.format("%0" + length + "d", number);
    float[][] rows = new float[length][10];
    for (int i = 0; i < length; i++) {
        rows[i][text.charAt(i) - '0'] = 1f;
    }
    return rows;
}

//// one-hot | right | with streams
float[][] encodeNumberToOneHot(int number, int length) {
    return IntStream.range(0, length)
        .map(place -> number / (int) Math.pow(10, length - 1 - place) % 10)
        .mapToObj(digit -> {
            float[] row = new float[10];
            row[digit] = 1;
            return row;
        }).toArray(float[][]::new);
}

//// one-hot | right | with a helper that gives a digit
int digit(int number, int place) {
    for (int i = 0; i < place; i++) number /= 10;
    return number % 10;
}
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][];
    for (int row = 0; row < length; row++) {
        rows[row] = new float[10];
        Arrays.fill(rows[row], 0f);
        rows[row][digit(number, length - 1 - row)] = 1f;
    }
    return rows;
}

//// one-hot | right | with oneHot of Deep Java Library
float[][] encodeNumberToOneHot(int number, int length) {
    int[] digits = new int[length];
    for (int i = length - 1; i >= 0; i--, number /= 10) digits[i] = number % 10;
    try (NDManager own = NDManager.newBaseManager()) {
        float[] flat = own.create(digits).oneHot(10).toFloatArray();
        return IntStream.range(0, length).mapToObj(i -> Arrays.copyOfRange(flat, 10 * i, 10 * i + 10)).toArray(float[][]::new);
    }
}

//// one-hot | wrong | the units first | expects: in the order in which one writes them
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][10];
    for (int i = 0; i < length; i++, number /= 10) {
        rows[i][number % 10] = 1;
    }
    return rows;
}

//// one-hot | wrong | does not fill up | expects: fill up with zeros in front
float[][] encodeNumberToOneHot(int number, int length) {
    String text = "" + number;
    float[][] rows = new float[text.length()][10];
    for (int i = 0; i < text.length(); i++) {
        rows[i][text.charAt(i) - '0'] = 1;
    }
    return rows;
}

//// one-hot | wrong | fills up behind | expects: stand in front, not behind
float[][] encodeNumberToOneHot(int number, int length) {
    String text = ("" + number + "0000").substring(0, length);
    float[][] rows = new float[length][10];
    for (int i = 0; i < length; i++) {
        rows[i][text.charAt(i) - '0'] = 1;
    }
    return rows;
}

//// one-hot | wrong | leaves the rows in front empty | expects: a zero in front is a digit as well
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][10];
    for (int i = length - 1; number > 0; i--, number /= 10) {
        rows[i][number % 10] = 1;
    }
    return rows;
}

//// one-hot | wrong | counts places from 1 | expects: places count from 0
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][10];
    for (int i = length - 1; i >= 0; i--, number /= 10) {
        rows[i][(number % 10 + 9) % 10] = 1;
    }
    return rows;
}

//// one-hot | wrong | columns for rows | expects: a column for each of the ten
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[10][length];
    for (int i = length - 1; i >= 0; i--, number /= 10) {
        rows[number % 10][i] = 1;
    }
    return rows;
}

//// one-hot | wrong | the digit in place of the 1 | expects: a 1, not the digit itself
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][10];
    for (int i = length - 1; i >= 0; i--, number /= 10) rows[i][number % 10] = number % 10;
    return rows;
}

//// one-hot | wrong | one row for all | expects: each row is a row of its own
float[][] encodeNumberToOneHot(int number, int length) {
    float[] row = new float[10];
    float[][] rows = new float[length][];
    for (int i = length - 1; i >= 0; i--, number /= 10) {
        row[number % 10] = 1;
        rows[i] = row;
    }
    return rows;
}

//// one-hot | wrong | the digit in front of its row | expects: at which place the 1 stands
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][10];
    for (int i = length - 1; i >= 0; i--, number /= 10) rows[i][0] = number % 10;
    return rows;
}

//// one-hot | wrong | nine columns | expects: 4 rows of 10 numbers
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][9];
    for (int i = length - 1; i >= 0; i--, number /= 10) rows[i][number % 10 % 9] = 1;
    return rows;
}

//// one-hot | wrong | stops at the first zero | expects: expected: {{7}, {0}, {0}, {7}}
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][10];
    int i = length - 1;
    for (; i >= 0 && number % 10 > 0; i--, number /= 10) rows[i][number % 10] = 1;
    for (; i >= 0; i--) rows[i][0] = 1;
    return rows;
}

//// one-hot | wrong | drops the last digit | expects: expected: {{1, 0
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][10];
    for (int i = length - 1; i >= 0; i--) {
        number /= 10;
        rows[i][number % 10] = 1;
    }
    return rows;
}

//// one-hot | wrong | from its text, without filling up | expects: Index 3 out of bounds for length 3
float[][] encodeNumberToOneHot(int number, int length) {
    char[] text = Integer.toString(number).toCharArray();
    float[][] rows = new float[length][10];
    for (int i = 0; i < length; i++) rows[i][text[i] - '0'] = 1;
    return rows;
}

//// sampler | right | from the number's text
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    return String.format("%0" + length + "d", number).chars()
        .map(c -> byDigit[c - '0'][random.nextInt(byDigit[c - '0'].length)])
        .toArray();
}

//// sampler | right | with nextDouble
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int i = 0; i < length; i++) {
        int[] of = byDigit[number / (int) Math.pow(10, length - 1 - i) % 10];
        images[i] = of[(int) (random.nextDouble() * of.length)];
    }
    return images;
}

//// sampler | right | with random.ints, and turns what it was handed round
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int place = length - 1; place >= 0; place--, number /= 10) {
        int[] of = byDigit[number % 10];
        images[place] = random.ints(1, 0, of.length).map(i -> of[i]).findFirst().getAsInt();
        for (int i = 0; i < of.length / 2; i++) { int t = of[i]; of[i] = of[of.length - 1 - i]; of[of.length - 1 - i] = t; }
    }
    return images;
}

//// sampler | right | shuffles a list and takes the first
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int place = length - 1; place >= 0; place--, number /= 10) {
        int[] of = byDigit[number % 10];
        List<Integer> list = new ArrayList<>(Arrays.stream(of).boxed().toList());
        Collections.shuffle(list, random);
        images[place] = list.get(0);
    }
    return images;
}

//// sampler | wrong | always the first image | expects: not the same each time
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    return String.format("%0" + length + "d", number).chars().map(c -> byDigit[c - '0'][0]).toArray();
}

//// sampler | wrong | returns the digits | expects: those are the digits
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    return String.format("%0" + length + "d", number).chars().map(c -> c - '0').toArray();
}

//// sampler | wrong | returns places in the list | expects: return the index that stands there
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    return String.format("%0" + length + "d", number).chars()
        .map(c -> random.nextInt(byDigit[c - '0'].length)).toArray();
}

//// sampler | wrong | never the last image | expects: one image is never drawn
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    return String.format("%0" + length + "d", number).chars()
        .map(c -> byDigit[c - '0'][random.nextInt(byDigit[c - '0'].length - 1)]).toArray();
}

//// sampler | wrong | does not fill up | expects: fill up with images of a zero
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    return ("" + number).chars().map(c -> byDigit[c - '0'][random.nextInt(byDigit[c - '0'].length)]).toArray();
}

//// sampler | wrong | the units first | expects: the units come last
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int i = 0; i < length; i++, number /= 10) {
        images[i] = byDigit[number % 10][random.nextInt(byDigit[number % 10].length)];
    }
    return images;
}

//// sampler | wrong | a generator of its own | expects: not with one of your own
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    Random own = new Random();
    return String.format("%0" + length + "d", number).chars()
        .map(c -> byDigit[c - '0'][own.nextInt(byDigit[c - '0'].length)]).toArray();
}

//// sampler | wrong | one draw for each digit | expects: drawn three times, not once
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    Map<Integer, Integer> drawn = new HashMap<>();
    int[] images = new int[length];
    for (int place = length - 1; place >= 0; place--, number /= 10)
        images[place] = drawn.computeIfAbsent(number % 10, d -> byDigit[d][random.nextInt(byDigit[d].length)]);
    return images;
}

//// sampler | wrong | fills up behind | expects: stand in front, not behind
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    String text = ("" + number + "000000000").substring(0, length);
    return text.chars().map(c -> byDigit[c - '0'][random.nextInt(byDigit[c - '0'].length)]).toArray();
}

//// sampler | wrong | not equally likely | expects: each image is as likely as the others
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int place = length - 1; place >= 0; place--, number /= 10) {
        int[] of = byDigit[number % 10];
        images[place] = of[Math.min(random.nextInt(of.length + 2), of.length - 1)];
    }
    return images;
}

//// sampler | wrong | a seed of its own | expects: not the same each time
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int place = length - 1; place >= 0; place--, number /= 10) {
        int[] of = byDigit[number % 10];
        images[place] = of[new Random(42).nextInt(of.length)];
    }
    return images;
}

//// sampler | wrong | from ten places, whatever there is | expects: out of bounds
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int place = length - 1; place >= 0; place--, number /= 10) {
        int[] of = byDigit[number % 10];
        images[place] = of[random.nextInt(10)];
    }
    return images;
}

//// sampler | wrong | leaves the zeros in front at 0 | expects: that is a place in the list
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int place = length - 1; number > 0; place--, number /= 10) images[place] = byDigit[number % 10][random.nextInt(byDigit[number % 10].length)];
    return images;
}

//// sampler | wrong | returns nothing | expects: received: null
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    return null;
}

//// encoder | right | relu in blocks of its own
Block buildEncoder() {
    return new Sequential(
        new Conv2D(32, 3), Activation.reluBlock(), new MaxPooling2D(2),
        new Conv2D(64, 3), Activation.reluBlock(), new MaxPooling2D(2),
        new Conv2D(128, 3), Activation.reluBlock(), new GlobalAveragePooling2D());
}

//// encoder | right | relu after pooling, in parts
Block buildEncoder() {
    Block first = new Sequential(new Conv2D(32, 3), new MaxPooling2D(2), Activation.reluBlock());
    Block second = new Sequential(new Conv2D(64, 3), new MaxPooling2D(2), Activation.reluBlock());
    return new Sequential(first, second, new Conv2D(128, 3, x -> x.maximum(0)), new GlobalAveragePooling2D());
}

//// encoder | right | in DJL's SequentialBlock
Block buildEncoder() {
    SequentialBlock layers = new SequentialBlock();
    for (int filters : new int[] {32, 64, 128}) {
        layers.add(new Conv2D(filters, 3)).add(Activation.reluBlock());
        if (filters < 128) layers.add(new MaxPooling2D(2));
    }
    return layers.add(new GlobalAveragePooling2D());
}

//// encoder | right | a mean of its own at the end
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2),
        new Conv2D(128, 3, x -> x.maximum(0)), new LambdaBlock(x -> new NDList(x.head().mean(new int[] {1}).mean(new int[] {1}))));
}

//// encoder | wrong | forgets relu | expects: no convolution has relu
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3), new MaxPooling2D(2), new Conv2D(64, 3),
        new MaxPooling2D(2), new Conv2D(128, 3), new GlobalAveragePooling2D());
}

//// encoder | wrong | relu only at the end | expects: only the last convolution has relu
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3), new MaxPooling2D(2), new Conv2D(64, 3),
        new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | forgets one relu | expects: the second convolution has no relu
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3),
        new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | no max pooling | expects: there is no max pooling
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new Conv2D(64, 3, Activation::relu),
        new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | one max pooling | expects: max pooling of 2 x 2 belongs after the first
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2),
        new Conv2D(64, 3, Activation::relu), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | all places side by side | expects: global average pooling
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2),
        new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new Flatten());
}

//// encoder | wrong | relu missing in the first | expects: the first convolution has no relu
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | relu missing in the last | expects: give it to the last convolution
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3), new GlobalAveragePooling2D());
}

//// encoder | wrong | tanh | expects: relu, not tanh
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::tanh), new MaxPooling2D(2), new Conv2D(64, 3, Activation::tanh), new MaxPooling2D(2), new Conv2D(128, 3, Activation::tanh), new GlobalAveragePooling2D());
}

//// encoder | wrong | pools before each convolution | expects: not before them
Block buildEncoder() {
    return new Sequential(new MaxPooling2D(2), new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | pools three times | expects: global average pooling, and no max pooling
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new MaxPooling2D(2), new GlobalAveragePooling2D());
}

//// encoder | wrong | pools late | expects: not after the second and the third
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new MaxPooling2D(2), new GlobalAveragePooling2D());
}

//// encoder | wrong | no pooling after the first | expects: after the first convolution, too
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | forgets the mean of all places | expects: a number for each place
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu));
}

//// encoder | wrong | filters the wrong way round | expects: 32, 64 and 128 filters
Block buildEncoder() {
    return new Sequential(new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | 5 x 5 | expects: 32, 64 and 128 filters, each of 3 x 3
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 5, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | dropout | expects: neither dropout nor L2
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Dropout(0.5), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | a dense layer for the mean | expects: expected: 92672
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new Flatten(), new Dense(128, Activation::relu));
}

//// network | right | the encoder wrapped twice, and layers named
Network buildNetwork(Block encoder) {
    Node one = Node.input("one", new Shape(3, 28, 28, 1));
    Node two = Node.input("two", new Shape(3, 28, 28, 1));
    Node both = Node.of(new Concatenate(),
        Node.of(new TimeDistributed(encoder), one), Node.of(new TimeDistributed(encoder), two)).named("both");
    Node read = both.then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences()));
    Network network = new Network(new Graph(List.of(one, two), read.then(new Dense(10, y -> y.softmax(-1)))));
    network.compile(new Adam(), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// network | right | the dense layer at each step by TimeDistributed
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node x = Node.of(new Concatenate(), a.then(digits), b.then(digits));
    x = x.then(new Dropout(0.5));
    x = x.then(new Bidirectional(new LSTM(64).returnSequences()));
    x = x.then(new TimeDistributed(new Dense(10, y -> y.exp().div(y.exp().sum(new int[] {-1}, true)))));
    Network network = new Network(new Graph(List.of(a, b), x));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | right | the second number first, layers nested
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), b.then(digits), a.then(digits)).then(new Sequential(new Dropout(0.5), new Bidirectional(new LSTM(64).returnSequences()), new Dense(10), new LambdaBlock(x -> new NDList(x.head().softmax(2)))));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | right | dropout in each branch, concatenated by hand
Node read(Node number, Block digits, Block dropout) {
    return number.then(digits).then(dropout);
}
Network buildNetwork(Block encoder) {
    Node a = Node.input("first", new Shape(3, 28, 28, 1)), b = Node.input("second", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder), dropout = new Dropout(0.5);
    Node both = Node.of(new LambdaBlock(x -> new NDList(x.get(0).concat(x.get(1), -1))), read(a, digits, dropout), read(b, digits, dropout));
    Node said = both.then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), said));
    network.compile(new Adam(), new CategoricalCrossentropy(), new CategoricalAccuracy());
    return network;
}

//// network | wrong | one answer for all digits | expects: at each of the three digits
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64))).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | one direction | expects: put it into Bidirectional
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new LSTM(64).returnSequences()).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | forgets softmax | expects: softmax turns ten numbers into probabilities
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | the first number twice | expects: applied to both inputs
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), a.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | forgets dropout | expects: put a Dropout block between
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | dropout behind the LSTM | expects: dropout belongs between concatenate and the LSTM
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dropout(0.5))
        .then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | drops a fifth | expects: a half is to be turned into zero
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.2))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | squared error | expects: received: "mean_squared_error"
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "mean_squared_error", "accuracy");
    return network;
}

//// network | wrong | yes-or-no crossentropy | expects: the digit is one of ten
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "binary_crossentropy", "accuracy");
    return network;
}

//// network | wrong | forgets to compile | expects: without compile
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    return new Network(new Graph(List.of(a, b), sum));
}

//// network | wrong | another optimizer | expects: received: "rmsprop"
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("rmsprop", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | one answer repeated | expects: all three digits get the same answer
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64))).then(new RepeatVector(3)).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | a sigmoid | expects: not in a sigmoid
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, Activation::sigmoid));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | softmax over the digits of the sum | expects: softmax(-1)
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | adds the two numbers' digits | expects: concatenate makes eight of both
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new LambdaBlock(x -> new NDList(x.get(0).add(x.get(1)))), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | a GRU | expects: that is a GRU
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new GRU(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | 128 units in one direction | expects: in one direction only
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new LSTM(128).returnSequences()).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | dropout on the images | expects: not in front of it
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(new Dropout(0.5)).then(digits), b.then(digits)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | dropout for the second number only | expects: put it behind concatenate
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits).then(new Dropout(0.5))).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | dropout on the second number's images | expects: put it behind concatenate
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(new Dropout(0.5)).then(digits)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | dropout on both numbers' images, a block for each | expects: put it behind concatenate
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(new Dropout(0.5)).then(digits), b.then(new Dropout(0.5)).then(digits)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | two dropouts in a row | expects: is there a second dropout
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | the accuracy of yes or no | expects: accuracy of yes or no
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile(new Adam(), new CategoricalCrossentropy(), new BinaryAccuracy());
    return network;
}

//// network | wrong | forgets the metric | expects: received: {}
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy");
    return network;
}

//// network | wrong | sgd | expects: received: "sgd"
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("sgd", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | 32 units | expects: expected: 38706
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(32).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | without TimeDistributed | expects: expected
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(encoder), b.then(encoder)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// network | wrong | an encoder of its own | expects: use the encoder that is handed in
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3, Activation::relu),
        new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D()));
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5)).then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}

//// carries | right | with a stream for each number of carries
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] share = new double[3];
    for (int carries = 0; carries < 3; carries++) {
        int wanted = carries;
        share[carries] = IntStream.range(0, a.length)
            .filter(i -> (a[i] % 10 + b[i] % 10 > 9 ? 1 : 0) + (a[i] % 100 + b[i] % 100 > 99 ? 1 : 0) == wanted)
            .mapToDouble(i -> said[i] == a[i] + b[i] ? 1 : 0).average().orElse(0);
    }
    return share;
}

//// carries | right | digit by digit, as on paper
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carry = 0, carries = 0;
        for (int x = a[i], y = b[i]; x > 0 || y > 0; x /= 10, y /= 10) {
            carry = x % 10 + y % 10 + carry > 9 ? 1 : 0;
            carries += carry;
        }
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | right | by the sum of the digits, which each carry makes smaller by nine
int digitSum(int n) {
    return n == 0 ? 0 : n % 10 + digitSum(n / 10);
}
double[] rightByCarries(int[] a, int[] b, int[] said) {
    Map<Integer, List<Boolean>> groups = new TreeMap<>();
    for (int i = 0; i < a.length; i++) {
        int carries = (digitSum(a[i]) + digitSum(b[i]) - digitSum(a[i] + b[i])) / 9;
        groups.computeIfAbsent(carries, k -> new ArrayList<>()).add(said[i] - b[i] == a[i]);
    }
    return groups.values().stream().mapToDouble(g -> g.stream().filter(ok -> ok).count() * 1.0 / g.size()).toArray();
}

//// carries | right | with groupingBy, and adds in place
double[] rightByCarries(int[] a, int[] b, int[] said) {
    Map<Integer, Double> shares = IntStream.range(0, a.length).boxed().collect(Collectors.groupingBy(
        i -> (a[i] % 10 + b[i] % 10 >= 10 ? 1 : 0) + (a[i] % 100 + b[i] % 100 >= 100 ? 1 : 0),
        Collectors.averagingDouble(i -> { a[i] += b[i]; return a[i] == said[i] ? 1 : 0; })));
    return new double[] {shares.get(0), shares.get(1), shares.get(2)};
}

//// carries | wrong | forgets what is carried | expects: 195 + 5 carries twice
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] / 10 % 10 + b[i] / 10 % 10) / 10;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | counts | expects: divide by how many there are
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    return right;
}

//// carries | wrong | of all sums | expects: not by that of all sums
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100;
        if (said[i] == a[i] + b[i]) right[carries] += 1.0 / a.length;
    }
    return right;
}

//// carries | wrong | divides whole numbers | expects: make one of them a double
double[] rightByCarries(int[] a, int[] b, int[] said) {
    int[] right = new int[3], all = new int[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    return new double[] {right[0] / all[0], right[1] / all[1], right[2] / all[2]};
}

//// carries | wrong | in per cent | expects: not in per cent
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] *= 100 / all[k];
    return right;
}

//// carries | wrong | the wrong ones | expects: the share of the wrong ones
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100;
        all[carries]++;
        if (said[i] != a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | two carries first | expects: first comes the share without a carry
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = 2 - ((a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100);
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | only the units' carry | expects: received: {0.6667
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= Math.max(1, all[k]);
    return right;
}

//// carries | wrong | of all right ones | expects: not by that of the right ones
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= IntStream.range(0, a.length).filter(i -> said[i] == a[i] + b[i]).count();
    return right;
}

//// carries | wrong | a carry from 9 on | expects: from 10 on, not from 9
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10 >= 9 ? 1 : 0) + (a[i] % 100 + b[i] % 100 >= 99 ? 1 : 0);
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | the number of digits | expects: out of bounds
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = Integer.toString(a[i] + b[i]).length();
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | as if a third were carried | expects: out of bounds
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100 + (a[i] + b[i]) / 100;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | counts a digit right | expects: expected: {0.7500
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int carries = (a[i] % 10 + b[i] % 10) / 10 + (a[i] % 100 + b[i] % 100) / 100;
        all[carries]++;
        if (said[i] % 10 == (a[i] + b[i]) % 10) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | the carries of the answer | expects: whatever was said
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int units = (said[i] % 10 < a[i] % 10 ? 1 : 0);
        int tens = (a[i] / 10 % 10 + b[i] / 10 % 10 + units) / 10;
        int carries = units + tens;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | the carries of the tens only | expects: the units can carry, and the tens, and both
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int units = (a[i] % 10 + b[i] % 10) / 10;
        int tens = (a[i] / 10 % 10 + b[i] / 10 % 10 + units) / 10;
        int carries = tens;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | a carry above 10 only | expects: two digits that make 10
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int units = (a[i] % 10 + b[i] % 10 > 10 ? 1 : 0);
        int tens = (a[i] / 10 % 10 + b[i] / 10 % 10 + units) / 10;
        int carries = units + tens;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | two carries counted as one as well | expects: counts there alone
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 0; i < a.length; i++) {
        int units = (a[i] % 10 + b[i] % 10) / 10;
        int tens = (a[i] / 10 % 10 + b[i] / 10 % 10 + units) / 10;
        int carries = units + tens;
        for (int k = 0; k <= carries; k++) {
            all[k]++;
            if (said[i] == a[i] + b[i]) right[k]++;
        }
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// carries | wrong | the first sum is left out | expects: the first sum counts, too
double[] rightByCarries(int[] a, int[] b, int[] said) {
    double[] right = new double[3], all = new double[3];
    for (int i = 1; i < a.length; i++) {
        int units = (a[i] % 10 + b[i] % 10) / 10;
        int tens = (a[i] / 10 % 10 + b[i] / 10 % 10 + units) / 10;
        int carries = units + tens;
        all[carries]++;
        if (said[i] == a[i] + b[i]) right[carries]++;
    }
    for (int k = 0; k < 3; k++) right[k] /= all[k];
    return right;
}

//// one-hot | wrong | forgets to go on to the next digit | expects: that is the last digit in every row
float[][] encodeNumberToOneHot(int number, int length) {
    float[][] rows = new float[length][10];
    for (int place = length - 1; place >= 0; place--) rows[place][number % 10] = 1;
    return rows;
}

//// sampler | wrong | forgets to go on to the next digit | expects: those are images of the last digit alone
int[] imagesOf(int number, int length, int[][] byDigit, Random random) {
    int[] images = new int[length];
    for (int place = length - 1; place >= 0; place--) {
        int[] choice = byDigit[number % 10];
        images[place] = choice[random.nextInt(choice.length)];
    }
    return images;
}

//// network | wrong | 128 units in each direction | expects: an LSTM of 64 units in each direction
Network buildNetwork(Block encoder) {
    Node first = Node.input("first", new Shape(3, 28, 28, 1));
    Node second = Node.input("second", new Shape(3, 28, 28, 1));
    TimeDistributed images = new TimeDistributed(encoder);
    Node both = Node.of(new Concatenate(), first.then(images), second.then(images));
    Node sum = both.then(new Bidirectional(new LSTM(128).returnSequences())).then(new TimeDistributed(new Dense(10, x -> x.softmax(-1))));
    Network network = new Network(new Graph(List.of(first, second), sum));
    network.compile("adam", "categorical_crossentropy", "accuracy");
    return network;
}
