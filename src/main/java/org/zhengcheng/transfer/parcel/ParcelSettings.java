package org.zhengcheng.transfer.parcel;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.zhengcheng.transfer.letter.LetterFacts;

/**
 * How long the files of parcels are kept.
 *
 * @param kept after a parcel came with which no case was opened, or after the case with which it was opened ended without
 *     the member being received; at least 90 days, for so long a letter can be valid
 * @param keptReceived after the case ended with the member received; null for as long as the case itself, of whose
 *     record it is a part
 */
@ConfigurationProperties("zhengcheng.parcels")
public record ParcelSettings(@DefaultValue("P90D") Period kept, Period keptReceived) {

    /** @throws IllegalArgumentException if a parcel would be removed while its letter can be valid */
    public ParcelSettings {
        if (LocalDate.EPOCH.plus(kept).isBefore(LocalDate.EPOCH.plusDays(LetterFacts.LONGEST))) {
            throw new IllegalArgumentException("zhengcheng.parcels.kept: at least P90D");
        }
    }
}
