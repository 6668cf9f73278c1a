package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
    private final EditDistance distance = new EditDistance();

    @Test
    void countsOneForEachMistakeOfTyping() {
        assertThat(distance.of("virtanen", "virtanen")).isZero();
        assertThat(distance.of("virtanen", "virtane")).isEqualTo(1);
        assertThat(distance.of("virtanen", "virtaanen")).isEqualTo(1);
        assertThat(distance.of("virtanen", "virtamen")).isEqualTo(1);
        assertThat(distance.of("virtanen", "vitranen")).isEqualTo(1);
        assertThat(distance.of("", "aino")).isEqualTo(4);
    }

    @Test
    void readsEveryScript() {
        assertThat(distance.of("иванов", "иваонв")).isEqualTo(1);
        assertThat(distance.of("иванов", "петров")).isEqualTo(4);
    }

    @Test
    void agreesWithThePlainMatrixOnRandomTexts() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            String a = text(random);
            String b = text(random);
            assertThat(distance.of(a, b)).as("%s %s", a, b).isEqualTo(plain(a, b));
        }
    }

    @Test
    void tellsOneMistakeFromMoreAsTheDistanceDoes() {
        Random random = new Random(8);
        int near = 0;
        for (int i = 0; i < 100_000; i++) {
            String a = text(random);
            String b = random.nextBoolean() ? text(random) : mistyped(mistyped(a, random), random);
            char[] pool = (a + b).toCharArray();
            boolean one = EditDistance.isOneAtMost(pool, 0, a.length(), a.length(), b.length());
            assertThat(one).as("%s %s", a, b).isEqualTo(distance.of(a, b) <= 1);
            near += one ? 1 : 0;
        }
        assertThat(near).isGreaterThan(10_000);
    }

    @Test
    void tellsNumbersOneDigitOffFromOthersAsTheDistanceDoes() {
        Random random = new Random(9);
        int near = 0;
        for (int i = 0; i < 100_000; i++) {
            String a = Long.toString(1 + random.nextLong(1_000_000));
            String b = random.nextBoolean() ? Long.toString(1 + random.nextLong(1_000_000)) : mistyped(a, random);
            if (b.matches("[1-9].*") && !a.equals(b)) {
                boolean is = PhoneComparison.isNear(Long.parseLong(a), Long.parseLong(b));
                assertThat(is).as("%s %s", a, b).isEqualTo(distance.of(a, b) <= 1);
                near += is ? 1 : 0;
            }
        }
        assertThat(near).isGreaterThan(10_000);
    }

    private static String mistyped(String text, Random random) {
        int place = text.isEmpty() ? 0 : random.nextInt(text.length());
        String rest = text.substring(Math.min(text.length(), place + 1));
        String sign = text.isEmpty() ? "" : text.substring(place, place + 1);
        return text.substring(0, place)
                + switch (random.nextInt(4)) {
                    case 0 -> rest;
                    case 1 -> "7" + sign + rest;
                    case 2 -> "3" + rest;
                    default -> rest.isEmpty() ? sign : rest.charAt(0) + sign + rest.substring(1);
                };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append("abcдж".charAt(random.nextInt(5)));
        }
        return text.toString();
    }

    private static int plain(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int least = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
        least = Math.min(least, d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
