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

//// encoder | wrong | forgets relu | expects: relu leaves nothing below zero
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3), new MaxPooling2D(2), new Conv2D(64, 3),
        new MaxPooling2D(2), new Conv2D(128, 3), new GlobalAveragePooling2D());
}

//// encoder | wrong | relu only at the end | expects: without relu in between
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3), new MaxPooling2D(2), new Conv2D(64, 3),
        new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | forgets one relu | expects: three times relu
Block buildEncoder() {
    return new Sequential(new Conv2D(32, 3, Activation::relu), new MaxPooling2D(2), new Conv2D(64, 3),
        new MaxPooling2D(2), new Conv2D(128, 3, Activation::relu), new GlobalAveragePooling2D());
}

//// encoder | wrong | no max pooling | expects: where is the max pooling
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

//// network | wrong | squared error | expects: is that the squared error
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

//// network | wrong | forgets to compile | expects: call compile with the loss
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    return new Network(new Graph(List.of(a, b), sum));
}

//// network | wrong | another optimizer | expects: compile with the optimizer adam
Network buildNetwork(Block encoder) {
    Node a = Node.input("a", new Shape(3, 28, 28, 1)), b = Node.input("b", new Shape(3, 28, 28, 1));
    Block digits = new TimeDistributed(encoder);
    Node sum = Node.of(new Concatenate(), a.then(digits), b.then(digits)).then(new Dropout(0.5))
        .then(new Bidirectional(new LSTM(64).returnSequences())).then(new Dense(10, x -> x.softmax(-1)));
    Network network = new Network(new Graph(List.of(a, b), sum));
    network.compile("rmsprop", "categorical_crossentropy", "accuracy");
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
