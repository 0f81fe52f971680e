package org.zhengcheng.transfer.course;

import org.zhengcheng.language.Text;

/** Where a transfer stands. */
public enum TransferState {
    DRAFT("填写中", "being written"),
    PENDING_OUTGOING("待转出支部审核", "with the branch"),
    PENDING_COMMITTEE("待转出党委审批", "with the committee"),
    IN_TRANSIT("在途", "in transit"),
    PENDING_RECEIVING("待支部接收", "to be accepted"),
    ACCEPTED("已接收", "accepted"),
    RETURNED("已退回", "returned"),
    REJECTED("未获同意", "refused"),
    EXPIRED("介绍信过期", "letter expired"),
    CANCELLED("已撤回", "withdrawn"),
    CLOSED("已办结", "closed");

    private final Text title;

    TransferState(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** Whether the origin can still take everything back: nothing has been handed to anybody else. */
    boolean isAtOrigin() {
        return this == DRAFT || this == PENDING_OUTGOING || this == PENDING_COMMITTEE || this == RETURNED;
    }
}
