package org.zhengcheng.hostile;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sings when something reaches it that should not: a file that appears, a port that is called, an object that is
 * touched. What somebody got to read is found by the secret, which stands in a file and nowhere else.
 */
public final class Canary implements AutoCloseable {

    /** What may not leak. */
    public static final String SECRET = "canary-4f1d9c-do-not-leak";

    private final AtomicInteger calls = new AtomicInteger();
    private final Path folder;
    private final ServerSocket port;
    private final Song song = new Song(new AtomicInteger());

    public Canary() {
        try {
            folder = Files.createTempDirectory("canary");
            Files.writeString(secret(), SECRET);
            port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noCage) {
            throw new UncheckedIOException(noCage);
        }
        Thread ear = new Thread(this::listen, "canary");
        ear.setDaemon(true);
        ear.start();
    }

    private void listen() {
        while (!port.isClosed()) {
            try {
                port.accept().close();
                calls.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** What a hostile thing tries to touch. */
    public Song song() {
        return song;
    }

    /** The file that must not appear. */
    public Path egg() {
        return folder.resolve("egg");
    }

    /** A file with the secret in it. */
    public Path secret() {
        return folder.resolve("secret.txt");
    }

    /** Nobody may call here. */
    public String address() {
        return "http://127.0.0.1:" + port.getLocalPort();
    }

    /** Forgets what was heard before. */
    public Canary quiet() {
        try {
            Files.deleteIfExists(egg());
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
        song.touched.set(0);
        Song.MADE.set(0);
        calls.set(0);
        return this;
    }

    /** Whether anything reached it since it was quiet. */
    public boolean sang() {
        return song.touched.get() > 0 || Song.MADE.get() > 0 || calls.get() > 0 || Files.exists(egg());
    }

    @Override
    public void close() throws IOException {
        port.close();
        Files.deleteIfExists(egg());
        Files.delete(secret());
        Files.delete(folder);
    }

    /** An object in reach; every way to touch it counts, making a new one and reading one back among them. */
    public static final class Song implements Serializable {

        /** No rollback and no copy sets it back. */
        public static final AtomicInteger MADE = new AtomicInteger();

        @Serial
        private static final long serialVersionUID = 1;

        private final transient AtomicInteger touched;

        /** As an engine makes one that was only given the name of the class. */
        public Song() {
            this(new AtomicInteger());
            MADE.incrementAndGet();
        }

        private Song(AtomicInteger touched) {
            this.touched = touched;
        }

        /** Says yes to whoever calls. */
        public boolean sing() {
            touched.incrementAndGet();
            return true;
        }

        public boolean isSinging() {
            return sing();
        }

        @Serial
        private void readObject(java.io.ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            MADE.incrementAndGet();
        }
    }
}
