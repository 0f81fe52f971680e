package org.zhengcheng.material;

import jakarta.annotation.PreDestroy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.Installation;

/**
 * Pictures of the pages of a file, made once and kept under the hash of its content. Nobody's browser is given the file
 * itself to open. Two are made at a time and none for longer than a few seconds; a file that takes longer has no preview.
 */
@Component
public class Previews {

    /** How large a picture is wanted; its longer side in pixels. */
    public enum Size {
        THUMB(240),
        PAGE(1600);

        private final int longerSide;

        Size(int longerSide) {
            this.longerSide = longerSide;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(Previews.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int AT_ONCE = 2;
    private static final int QUEUE = 40;

    private final FileStore store;
    private final Pictures pictures;
    private final Path folder;
    private final Set<String> hopeless = ConcurrentHashMap.newKeySet();
    private final ExecutorService hands =
            new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(QUEUE), task -> {
                Thread hand = new Thread(task, "preview");
                hand.setDaemon(true);
                return hand;
            });

    Previews(FileStore store, Pictures pictures, Installation installation) {
        this.store = store;
        this.pictures = pictures;
        this.folder = installation.dataFolder().toAbsolutePath().resolve("previews");
    }

    /**
     * A page as a JPEG.
     *
     * @param page from 1
     * @return empty if there is no such page or it cannot be shown
     */
    public Optional<Resource> page(StoredFile file, int page, Size size) {
        if (page < 1 || page > file.pages()) {
            return Optional.empty();
        }
        String name = file.sha256() + "-" + page + "-" + size.longerSide + ".jpg";
        Path kept = folder.resolve(file.sha256().substring(0, 2)).resolve(name);
        return Files.exists(kept) || made(file, page, size, kept)
                ? Optional.of(new FileSystemResource(kept))
                : Optional.empty();
    }

    private boolean made(StoredFile file, int page, Size size, Path kept) {
        if (hopeless.contains(file.sha256())) {
            return false;
        }
        try {
            Future<?> making = hands.submit(() -> make(file, page, size, kept));
            try {
                making.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return true;
            } catch (TimeoutException tooLong) {
                making.cancel(true);
                hopeless.add(file.sha256());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException busy) {
            log.warn("Too many previews are asked for at once");
        } catch (ExecutionException damaged) {
            log.info("{} cannot be shown: {}", file.sha256(), damaged.getCause().toString());
            hopeless.add(file.sha256());
        }
        return false;
    }

    private void make(StoredFile file, int page, Size size, Path kept) {
        try {
            BufferedImage image = pictures.page(store.path(file), file.contentType(), page, size.longerSide);
            Files.createDirectories(kept.getParent());
            Path fresh = Files.createTempFile(kept.getParent(), "fresh", null);
            try {
                ImageIO.write(image, "jpg", fresh.toFile());
                Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @PreDestroy
    void stop() {
        hands.shutdownNow();
    }
}
