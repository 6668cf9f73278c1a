package fi.ajantasa.audit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Verifies a signed note as the text of C2SP signed-note and RFC 8032 say, with whole numbers alone: nothing of it is shared
 * with the product.
 */
final class PlainNote {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger ROOT =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

    private PlainNote() {}

    /** Whether the note carries a good signature of the key {@code name+id+base64}. */
    static boolean verifies(String note, String key) {
        String[] parts = key.split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        byte[] id = Arrays.copyOf(sha("SHA-256", (parts[0] + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
        if (new BigInteger(1, id).compareTo(new BigInteger(parts[1], 16)) != 0 || typed[0] != 1) {
            return false;
        }
        int split = note.lastIndexOf("\n\n") + 1;
        byte[] text = note.substring(0, split).getBytes(StandardCharsets.UTF_8);
        for (String line : note.substring(split + 1).split("\n")) {
            String[] words = line.split(" ");
            byte[] signature = words.length == 3 ? Base64.getDecoder().decode(words[2]) : new byte[0];
            if (words[0].equals("—")
                    && words[1].equals(parts[0])
                    && signature.length == 68
                    && Arrays.equals(Arrays.copyOf(signature, 4), id)) {
                return verifies(Arrays.copyOfRange(typed, 1, 33), text, Arrays.copyOfRange(signature, 4, 68));
            }
        }
        return false;
    }

    private static boolean verifies(byte[] key, byte[] message, byte[] signature) {
        byte[] r = Arrays.copyOf(signature, 32);
        BigInteger s = number(Arrays.copyOfRange(signature, 32, 64));
        BigInteger[] a = point(key);
        BigInteger[] first = point(r);
        if (a.length == 0 || first.length == 0 || s.compareTo(L) >= 0) {
            return false;
        }
        BigInteger k = number(sha("SHA-512", r, key, message)).mod(L);
        BigInteger by = BigInteger.valueOf(4)
                .multiply(BigInteger.valueOf(5).modInverse(P))
                .mod(P);
        BigInteger[] left = times(s, new BigInteger[] {x(by, false), by});
        BigInteger[] right = add(first, times(k, a));
        return Arrays.equals(left, right);
    }

    private static BigInteger[] times(BigInteger factor, BigInteger[] point) {
        BigInteger[] sum = {BigInteger.ZERO, BigInteger.ONE};
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum);
            if (factor.testBit(bit)) {
                sum = add(sum, point);
            }
        }
        return sum;
    }

    private static BigInteger[] add(BigInteger[] a, BigInteger[] b) {
        BigInteger all =
                D.multiply(a[0]).multiply(b[0]).multiply(a[1]).multiply(b[1]).mod(P);
        BigInteger x = a[0].multiply(b[1]).add(b[0].multiply(a[1]));
        BigInteger y = a[1].multiply(b[1]).add(a[0].multiply(b[0]));
        return new BigInteger[] {
            x.multiply(BigInteger.ONE.add(all).modInverse(P)).mod(P),
            y.multiply(BigInteger.ONE.subtract(all).modInverse(P)).mod(P)
        };
    }

    private static BigInteger[] point(byte[] bytes) {
        byte[] copy = bytes.clone();
        boolean odd = (copy[31] & 0x80) != 0;
        copy[31] &= 0x7f;
        BigInteger y = number(copy);
        BigInteger x = x(y, odd);
        return y.compareTo(P) >= 0 || x == null ? new BigInteger[0] : new BigInteger[] {x, y};
    }

    private static BigInteger x(BigInteger y, boolean odd) {
        BigInteger square = y.multiply(y)
                .subtract(BigInteger.ONE)
                .multiply(D.multiply(y).multiply(y).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger x = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(square)) {
            x = x.multiply(ROOT).mod(P);
        }
        if (!x.multiply(x).mod(P).equals(square)) {
            return null;
        }
        return x.testBit(0) == odd ? x : P.subtract(x);
    }

    private static BigInteger number(byte[] little) {
        byte[] big = new byte[little.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = little[little.length - 1 - i];
        }
        return new BigInteger(1, big);
    }

    private static byte[] sha(String algorithm, byte[]... all) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] bytes : all) {
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
