import type { Component } from 'vue'
import { readAddress } from '#deck/readAddress'

/** `?live=K7M2QX`: the page is a phone's in a live class, and nothing else. By the address alone: nobody is asked whether there is one. */
export const isLive = (): boolean => __STUDY_PAGE__ !== 'course' && readAddress('live') !== null

/** Fetched in a class only. */
export const LIVE = { id: 'live', load: (): Promise<{ default: Component }> => __STUDY_PAGE__ === 'course' ? Promise.reject(new Error('no class')) : import('../live/LivePage.vue') } as const
