package fi.ajantasa.person;

import java.util.Random;

/** Makes identity codes of the artificial series 900–999, by the arithmetic of the rule and not by our own code. */
public final class SampleHetus {

    private final Random random;

    public SampleHetus(long seed) {
        this.random = new Random(seed);
    }

    public String next() {
        boolean young = random.nextInt(4) == 0;
        String signs = young ? "ABCDEF" : "-YXWVU";
        int year = young ? random.nextInt(25) : random.nextInt(100);
        String date = String.format("%02d%02d%02d", 1 + random.nextInt(28), 1 + random.nextInt(12), year);
        String individual = String.valueOf(900 + random.nextInt(100));
        return date + signs.charAt(random.nextInt(6)) + individual + check(date + individual);
    }

    public static char check(String nineDigits) {
        return "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(nineDigits) % 31);
    }
}
