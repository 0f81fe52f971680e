package org.zhengcheng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("每一种消息都说得出来、寄得出去、在设置里选得到")
class NoticeKindTest {

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("messages/notice");

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsWords(Notice.Kind kind) {
        assertThat(WORDS.keySet()).contains("notice.mail." + kind);
        assertThat(WORDS.containsKey("settings.kind." + kind))
                .as("stands among what one may choose")
                .isEqualTo(Notice.Kind.choosable().contains(kind));
        assertThat(Stream.of("notice.says." + kind, "notice.says." + kind + ".until"))
                .anyMatch(WORDS::containsKey);
    }
}
