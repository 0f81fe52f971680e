package org.zhengcheng.installation;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this installation.
 *
 * @param mode {@code demo} (embedded database, demo accounts, a clock that can be moved) or {@code production}
 * @param dataFolder where the embedded database and the uploaded files are kept
 */
@ConfigurationProperties("zhengcheng")
public record Installation(
        @DefaultValue("demo") Mode mode,
        @DefaultValue("data") Path dataFolder) {

    /** Demo shows the product; production holds real cases and refuses whatever belongs to the demo. */
    public enum Mode {
        DEMO,
        PRODUCTION
    }

    /** Whether this is the demonstration. */
    public boolean isDemo() {
        return mode == Mode.DEMO;
    }
}
