package org.zhengcheng.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** Which browser somebody uses, in so many words that they know it again: Chrome · Windows. */
final class Device {

    /** From the special to the general: Edge calls itself Chrome too, and everybody Safari. */
    private static final List<String> BROWSERS = List.of("MicroMessenger", "Edg", "Firefox", "Chrome", "Safari");

    private static final List<String> SYSTEMS =
            List.of("HarmonyOS", "Android", "iPhone", "iPad", "Windows", "Mac", "Linux");

    private Device() {}

    static String of(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent == null
                ? ""
                : String.join(
                        " · ",
                        Stream.of(BROWSERS, SYSTEMS)
                                .flatMap(words ->
                                        words.stream().filter(agent::contains).limit(1))
                                .toList());
    }
}
