package dev.steward.governance.archive;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file sealed with AES-256-GCM in pieces of one megabyte, so that neither way needs it in memory. Each piece is sealed with its
 * number, with whether it is the last, and with the name of what it belongs to: none can be left out, moved, or put into another
 * file. Form: {@code STWSEAL1}, 7 random bytes, then pieces, each as its length (4 bytes) and its sealed bytes. The nonce of a piece
 * is the random bytes, its number (4 bytes) and 1 for the last, else 0.
 */
final class SealedFile {
    private static final byte[] MAGIC = "STWSEAL1".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 1 << 20;
    private static final int TAG_BYTES = 16;
    private static final int PREFIX_BYTES = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedFile() {}

    /** @param name what it belongs to; whoever opens it must say the same */
    static void seal(InputStream plain, OutputStream sealed, byte[] key, String name) throws IOException {
        byte[] prefix = new byte[PREFIX_BYTES];
        RANDOM.nextBytes(prefix);
        DataOutputStream out = new DataOutputStream(sealed);
        out.write(MAGIC);
        out.write(prefix);
        byte[] piece = plain.readNBytes(PIECE);
        for (int number = 0; ; number++) {
            byte[] next = plain.readNBytes(PIECE);
            boolean last = next.length == 0;
            byte[] bytes = crypt(Cipher.ENCRYPT_MODE, key, prefix, number, last, name, piece);
            out.writeInt(bytes.length);
            out.write(bytes);
            if (last) {
                out.flush();
                return;
            }
            piece = next;
        }
    }

    /** @throws IOException when one bit of it, its key or its name is not as it was sealed */
    static void open(InputStream sealed, OutputStream plain, byte[] key, String name) throws IOException {
        DataInputStream in = new DataInputStream(sealed);
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("it is no sealed file");
        }
        byte[] prefix = in.readNBytes(PREFIX_BYTES);
        int length = length(in);
        for (int number = 0; ; number++) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("it ends early");
            }
            int next = length(in);
            boolean last = next < 0;
            plain.write(crypt(Cipher.DECRYPT_MODE, key, prefix, number, last, name, bytes));
            if (last) {
                return;
            }
            length = next;
        }
    }

    /** Of the next piece; negative at the end of the file. */
    private static int length(DataInputStream in) throws IOException {
        byte[] four = in.readNBytes(Integer.BYTES);
        if (four.length == 0) {
            return -1;
        }
        int length = four.length < Integer.BYTES ? 0 : ByteBuffer.wrap(four).getInt();
        if (length < TAG_BYTES || length > PIECE + TAG_BYTES) {
            throw new IOException("it is damaged");
        }
        return length;
    }

    private static byte[] crypt(
            int mode, byte[] key, byte[] prefix, int number, boolean last, String name, byte[] bytes)
            throws IOException {
        try {
            byte[] nonce = ByteBuffer.allocate(PREFIX_BYTES + Integer.BYTES + 1)
                    .put(prefix)
                    .putInt(number)
                    .put((byte) (last ? 1 : 0))
                    .array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IOException("it does not open: it was changed, or this is not its key", broken);
        }
    }
}
