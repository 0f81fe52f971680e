package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    private final List<String> asked = new ArrayList<>();

    @TempDir
    private Path folder;

    private HttpServer registry;
    private int status = 200;

    @BeforeEach
    void openRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] body = "not a browser".getBytes();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void closeRegistry() {
        registry.stop(0);
    }

    @Test
    @DisplayName("校验和不符的浏览器不收，不留半件")
    void tarballWithAnotherChecksumIsRefusedAndNothingIsKept() {
        assertThatThrownBy(() -> new BroughtChromium(folder.resolve("cache"), address()).bring())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
        assertThat(asked).containsExactly("/npm/@sparticuz/chromium/-/chromium-147.0.0.tgz");
        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    @DisplayName("登记处答错时说明是哪个地址")
    void refusalOfTheRegistryIsTold() {
        status = 404;
        assertThatThrownBy(() -> new BroughtChromium(folder, address()).bring())
                .hasMessageContaining("chromium-147.0.0.tgz answered 404");
    }

    @Test
    @DisplayName("别的系统上没有浏览器时，说清要装什么")
    void whatToInstallIsToldWhereNoneCanBeBrought() {
        assertThatThrownBy(() -> Chromium.requireBringable("Mac OS X", "aarch64"))
                .hasMessageContaining("Please install Google Chrome")
                .hasMessageContaining("CHROMIUM");
        assertThatThrownBy(() -> Chromium.requireBringable("Windows 11", "amd64"))
                .hasMessageContaining("install");
        Chromium.requireBringable("Linux", "amd64");
    }

    @Test
    @DisplayName("先用路径上装好的浏览器；指名的不是程序就拒绝")
    void installedBrowserIsFoundOnThePath() throws IOException {
        Path browser = Files.createFile(folder.resolve("google-chrome"));
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        assertThat(Chromium.installed(folder.toString())).contains(browser);
        assertThatThrownBy(() -> Chromium.named(folder.resolve("missing"))).hasMessageContaining("missing");
    }

    private URI address() {
        return URI.create("http://localhost:" + registry.getAddress().getPort() + "/npm/");
    }
}
