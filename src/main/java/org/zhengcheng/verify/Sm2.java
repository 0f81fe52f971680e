package org.zhengcheng.verify;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks signatures of GB/T 32918.2-2016 on the curve of GB/T 32918.5-2017, with the identity everybody uses. */
final class Sm2 {

    private static final BigInteger P = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
    private static final BigInteger A = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC");
    private static final BigInteger B = hex("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");
    private static final BigInteger N = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    private static final Point G = new Point(
            hex("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"),
            hex("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"));
    private static final byte[] IDENTITY = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2() {}

    /**
     * @param key the point of the public key, x and y, 64 bytes
     * @param signature a DER sequence of r and s
     */
    static boolean verifies(byte[] key, byte[] message, byte[] signature) {
        Point open = new Point(
                new BigInteger(1, Arrays.copyOfRange(key, 0, 32)), new BigInteger(1, Arrays.copyOfRange(key, 32, 64)));
        int rLength = signature[3];
        BigInteger r = new BigInteger(Arrays.copyOfRange(signature, 4, 4 + rLength));
        BigInteger s = new BigInteger(Arrays.copyOfRange(signature, 6 + rLength, 6 + rLength + signature[5 + rLength]));
        BigInteger t = r.add(s).mod(N);
        if (outside(r) || outside(s) || t.signum() == 0 || !open.isOnCurve()) {
            return false;
        }
        BigInteger e = new BigInteger(1, Sm3.of(join(Sm3.of(identity(key)), message)));
        Point sum = times(G, s).plus(times(open, t));
        return sum != null && e.add(sum.x()).mod(N).equals(r);
    }

    private static byte[] identity(byte[] key) {
        int bits = IDENTITY.length * 8;
        return join(
                new byte[] {(byte) (bits >> 8), (byte) bits},
                IDENTITY,
                bytes(A),
                bytes(B),
                bytes(G.x()),
                bytes(G.y()),
                key);
    }

    private static Point times(Point point, BigInteger factor) {
        Point sum = null;
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = sum == null ? null : sum.plus(sum);
            if (factor.testBit(bit)) {
                sum = sum == null ? point : sum.plus(point);
            }
        }
        return sum;
    }

    private static boolean outside(BigInteger number) {
        return number.signum() <= 0 || number.compareTo(N) >= 0;
    }

    private static byte[] bytes(BigInteger number) {
        byte[] raw = number.toByteArray();
        byte[] out = new byte[32];
        int length = Math.min(raw.length, 32);
        System.arraycopy(raw, raw.length - length, out, 32 - length, length);
        return out;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    /** A point of the curve; null stands for the one at infinity. */
    private record Point(BigInteger x, BigInteger y) {

        boolean isOnCurve() {
            return y.multiply(y)
                            .subtract(
                                    x.multiply(x).multiply(x).add(A.multiply(x)).add(B))
                            .mod(P)
                            .signum()
                    == 0;
        }

        Point plus(Point other) {
            if (other == null) {
                return this;
            }
            if (x.equals(other.x) && y.add(other.y).mod(P).signum() == 0) {
                return null;
            }
            BigInteger slope = equals(other)
                    ? x.multiply(x)
                            .multiply(BigInteger.valueOf(3))
                            .add(A)
                            .multiply(y.shiftLeft(1).modInverse(P))
                    : other.y.subtract(y).multiply(other.x.subtract(x).modInverse(P));
            BigInteger sumX =
                    slope.multiply(slope).subtract(x).subtract(other.x).mod(P);
            return new Point(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(P));
        }
    }
}
