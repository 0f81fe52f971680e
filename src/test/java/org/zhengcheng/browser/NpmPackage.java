package org.zhengcheng.browser;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A package of the npm registry, pinned: what comes must be exactly what was looked at.
 *
 * @param sha512 the checksum of the tarball, in Base64, as the registry calls it the integrity
 */
record NpmPackage(String name, String version, String sha512) {

    private static final URI PUBLIC_REGISTRY = URI.create("https://registry.npmjs.org/");

    /** The registry that the environment names as npm itself would read it, else the public one. */
    static URI registry() {
        String named = System.getenv("npm_config_registry");
        return named == null || named.isBlank()
                ? PUBLIC_REGISTRY
                : URI.create(named.endsWith("/") ? named : named + "/");
    }

    /** Brings the tarball, checks it as a whole, and only then hands its files over. */
    void unpack(URI registry, Unpacking to) throws IOException {
        Path tarball = Files.createTempFile("npm", ".tgz");
        try {
            download(registry, tarball);
            untar(new GZIPInputStream(Files.newInputStream(tarball)), to);
        } finally {
            Files.delete(tarball);
        }
    }

    /** Hands over the files of a tar archive. */
    static void untar(InputStream archive, Unpacking to) throws IOException {
        try (TarArchiveInputStream files = new TarArchiveInputStream(archive)) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (!file.isDirectory()) {
                    to.take(file.getName(), file.isSymbolicLink() ? file.getLinkName() : null, files);
                }
            }
        }
    }

    private void download(URI registry, Path tarball) throws IOException {
        URI address = registry.resolve(name + "/-/" + name.substring(name.indexOf('/') + 1) + "-" + version + ".tgz");
        HttpResponse<InputStream> response = get(address);
        MessageDigest digest = sha512Digest();
        try (InputStream body = new DigestInputStream(response.body(), digest)) {
            if (response.statusCode() != 200) {
                throw new IOException(address + " answered " + response.statusCode());
            }
            Files.copy(body, tarball, StandardCopyOption.REPLACE_EXISTING);
        }
        String actual = Base64.getEncoder().encodeToString(digest.digest());
        if (!actual.equals(sha512)) {
            throw new IOException(address + " has the checksum sha512-" + actual + ", not sha512-" + sha512);
        }
    }

    private static HttpResponse<InputStream> get(URI address) throws IOException {
        try {
            return HttpClient.newBuilder()
                    .followRedirects(Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(30))
                    .build()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static MessageDigest sha512Digest() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Who takes the files of an archive. */
    @FunctionalInterface
    interface Unpacking {

        /**
         * @param name the path in the archive
         * @param link where it leads, if it is a symbolic link, else null
         * @param content the bytes, to be read at once
         */
        void take(String name, String link, InputStream content) throws IOException;
    }
}
