// Slidev registers components/ by name; this tells the type checker so. A unit test keeps the list whole.
export {}

declare module 'vue' {
  export interface GlobalComponents {
    Bi: typeof import('../components/Bi.vue')['default']
    BoardDialog: typeof import('../components/BoardDialog.vue')['default']
    CardFace: typeof import('../components/CardFace.vue')['default']
    CardList: typeof import('../components/CardList.vue')['default']
    ClaimRef: typeof import('../components/ClaimRef.vue')['default']
    DialogChoice: typeof import('../components/DialogChoice.vue')['default']
    En: typeof import('../components/En.vue')['default']
    EventCard: typeof import('../components/EventCard.vue')['default']
    FirstAgainstLast: typeof import('../components/FirstAgainstLast.vue')['default']
    HowToUse: typeof import('../components/HowToUse.vue')['default']
    LanguageSwitch: typeof import('../components/LanguageSwitch.vue')['default']
    LineIcon: typeof import('../components/LineIcon.vue')['default']
    MarkChip: typeof import('../components/MarkChip.vue')['default']
    MarkTable: typeof import('../components/MarkTable.vue')['default']
    MoveMenu: typeof import('../components/MoveMenu.vue')['default']
    NearMissPair: typeof import('../components/NearMissPair.vue')['default']
    NearMisses: typeof import('../components/NearMisses.vue')['default']
    NewClass: typeof import('../components/NewClass.vue')['default']
    ReadingBox: typeof import('../components/ReadingBox.vue')['default']
    ReferenceList: typeof import('../components/ReferenceList.vue')['default']
    RelationshipPanel: typeof import('../components/RelationshipPanel.vue')['default']
    RelationshipPicture: typeof import('../components/RelationshipPicture.vue')['default']
    SlideFrame: typeof import('../components/SlideFrame.vue')['default']
    SorterDialogs: typeof import('../components/SorterDialogs.vue')['default']
    SorterToolbar: typeof import('../components/SorterToolbar.vue')['default']
    StageBin: typeof import('../components/StageBin.vue')['default']
    StageFacts: typeof import('../components/StageFacts.vue')['default']
    StageSorter: typeof import('../components/StageSorter.vue')['default']
    TryFirst: typeof import('../components/TryFirst.vue')['default']
    Zh: typeof import('../components/Zh.vue')['default']
  }
}
