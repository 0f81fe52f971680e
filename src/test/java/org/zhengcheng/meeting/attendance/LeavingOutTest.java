package org.zhengcheng.meeting.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.meeting.MeetingTest;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingWrites;

@DisplayName("不计入应到是地方做法：没有启用就不收")
class LeavingOutTest extends MeetingTest {

    @Autowired
    private MeetingWrites writes;

    @Autowired
    private Gatherings gatherings;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void itIsNotTheCustomUnlessSomebodySaysSo() {
        assertThat(new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("zhengcheng.meetings", MeetingSettings.class)
                        .leavingOut())
                .isFalse();
    }

    @Test
    void whereItIsNotTheCustomNobodyIsLeftOut() {
        UUID id = convened("Dues");
        LeavingOut off = new LeavingOut(new MeetingSettings(false), writes, gatherings, jdbc, clock);
        LeavingOut.Approval asked =
                new LeavingOut.Approval(town.id("sixth"), "ABROAD", "Street committee", clock.today(), "2026-17");
        MeetingRefused refused = catchThrowableOfType(
                MeetingRefused.class,
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(
                                status -> off.leaveOut(UUID.randomUUID(), id, asked, town.actor("secretary"))));
        assertThat(refused.errors()).extracting(error -> error.code()).containsExactly("meeting.wrong.notCustom");
        assertThat(off.of(meeting(id))).isEmpty();
    }
}
