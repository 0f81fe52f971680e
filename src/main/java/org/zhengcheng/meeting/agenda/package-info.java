/**
 * What meetings there are, when and where, with which people, and what stands on their agendas.
 */
package org.zhengcheng.meeting.agenda;
