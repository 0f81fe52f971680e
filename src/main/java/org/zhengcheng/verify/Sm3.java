package org.zhengcheng.verify;

import java.nio.ByteBuffer;

/** The hash of GB/T 32905-2016. */
final class Sm3 {

    private static final int BLOCK = 64;
    private static final int[] BEGINNING = {
        0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };

    private Sm3() {}

    static byte[] of(byte[] message) {
        int length = (message.length + 9 + BLOCK - 1) / BLOCK * BLOCK;
        ByteBuffer padded = ByteBuffer.allocate(length);
        padded.put(message)
                .put((byte) 0x80)
                .putLong(length - 8, message.length * 8L)
                .rewind();
        int[] v = BEGINNING.clone();
        for (int block = 0; block < length / BLOCK; block++) {
            compress(v, padded);
        }
        ByteBuffer out = ByteBuffer.allocate(32);
        for (int word : v) {
            out.putInt(word);
        }
        return out.array();
    }

    private static void compress(int[] v, ByteBuffer block) {
        int[] w = new int[68];
        for (int j = 0; j < 16; j++) {
            w[j] = block.getInt();
        }
        for (int j = 16; j < 68; j++) {
            int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            w[j] = x
                    ^ Integer.rotateLeft(x, 15)
                    ^ Integer.rotateLeft(x, 23)
                    ^ Integer.rotateLeft(w[j - 13], 7)
                    ^ w[j - 6];
        }
        int a = v[0];
        int b = v[1];
        int c = v[2];
        int d = v[3];
        int e = v[4];
        int f = v[5];
        int g = v[6];
        int h = v[7];
        for (int j = 0; j < 64; j++) {
            int t = j < 16 ? 0x79cc4519 : 0x7a879d8a;
            int ss1 = Integer.rotateLeft(Integer.rotateLeft(a, 12) + e + Integer.rotateLeft(t, j % 32), 7);
            int ss2 = ss1 ^ Integer.rotateLeft(a, 12);
            int ff = j < 16 ? a ^ b ^ c : a & b | a & c | b & c;
            int gg = j < 16 ? e ^ f ^ g : e & f | ~e & g;
            int tt1 = ff + d + ss2 + (w[j] ^ w[j + 4]);
            int tt2 = gg + h + ss1 + w[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        int[] now = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < now.length; i++) {
            v[i] ^= now[i];
        }
    }
}
